import { cpSync } from "node:fs";
import { dirname, join } from "node:path";
import { SUBSCRIPTION } from "../../support/arm";
import { newDirectory } from "../../support/gallery-files";
import { GALLERIST, gallerist } from "../../support/gallerist";
import { signedIn, TOKEN } from "../../support/signed-in";

const directory = newDirectory();
const ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contoso_images`;
const NOWHERE = { endpoint: "https://localhost:65432" };

test("without a sign-in nothing is asked", async () => {
  const az = `echo "Please run 'az login' to setup account." >&2; exit 1`;
  expect(await signedIn(["matrix", ID], NOWHERE, { az })).toEqual({
    code: 2,
    out: "",
    err: "error: not signed in to Azure: run az login, or set AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_CLIENT_SECRET, or use a managed identity\n",
  });
});

test("the code of an error of Microsoft Entra is shown, and nothing else of its text", async () => {
  const az = `echo "AADSTS50076: multi-factor, trace ${TOKEN}" >&2; exit 1`;
  const { code, err } = await signedIn(["matrix", ID], NOWHERE, { az });
  expect([code, err]).toEqual([
    2,
    expect.stringMatching(
      /^error: not signed in to Azure \(AADSTS50076: https:\/\/login\.microsoftonline\.com\/error\?code=50076\): run az login/,
    ),
  ]);
});

test("a token that no header takes is none, and is not shown", async () => {
  const az = `echo '{"accessToken":"${TOKEN}\\u00e9","expires_on":4900000000}'`;
  expect((await signedIn(["matrix", ID], NOWHERE, { az })).err).toMatch(/^error: not signed in to Azure/);
});

test("a program that hangs ends with the time", async () => {
  const run = await signedIn(["matrix", ID, "--timeout", "1s"], NOWHERE, { az: "exec sleep 20" });
  expect(run).toEqual({
    code: 2,
    out: "",
    err: "error: time is over: Azure has not answered everything within 1s (--timeout)\n",
  });
});

test("each cloud asks for its own token, at its own host", async () => {
  const az = `for last; do :; done; [ "$6" = https://management.usgovcloudapi.net ] || { echo "az login: $*" >&2; exit 1; }
echo '{"accessToken":"${TOKEN}","expires_on":4900000000}'`;
  const { err } = await signedIn(["matrix", ID, "--cloud", "usgovernment"], NOWHERE, { az });
  expect(err).toContain("localhost:65432 refuses the connection");
});

test("without @azure/identity: the line that installs it", async () => {
  cpSync(dirname(dirname(GALLERIST)), directory(), { recursive: true });
  const run = await signedIn(["matrix", ID], undefined, { program: join(directory(), "cli", "gallerist.js") });
  expect(run).toEqual({
    code: 2,
    out: "",
    err: "error: reading Azure needs the package @azure/identity, which signs in; install it beside gallerist: npm install @azure/identity\n",
  });
});

test.each([`${ID}/images/ubuntu`, "/subscriptions/x", ID.replace("rg-images", "..")])(
  "%s is not the id of a gallery",
  async (id) => {
    expect(await gallerist(["matrix", id])).toEqual({
      code: 2,
      out: "",
      err: `error: ${id} is not the id of a gallery; write /subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/Microsoft.Compute/galleries/NAME\n`,
    });
  },
);

test.each(["5", "0s", "1d", "481h"])("%s is no time limit", async (timeout) => {
  const { code, err } = await gallerist(["matrix", ID, "--timeout", timeout]);
  expect([code, err]).toEqual([2, expect.stringContaining("such as 90s, 15m or 2h")]);
});
