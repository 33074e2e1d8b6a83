import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { plan } from "../../../lib/plan/plan";
import { parseSpec } from "../../../lib/parse/parse-spec";
import { armResources, SUBSCRIPTION } from "../../support/arm";
import { galleryAnswers } from "../../support/azure-gallery";
import { azureServer, type AzureServer, type Received, type Reply } from "../../support/azure-server";
import { GOOD, newDirectory } from "../../support/gallery-files";
import { gallerist, type Run } from "../../support/gallerist";
import { signedIn, TOKEN } from "../../support/signed-in";

const directory = newDirectory();
const ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contoso_images`;
const LISTED = armResources(plan(parseSpec(GOOD).spec));

let server: AzureServer | undefined;
afterEach(() => server?.close());

/** Starts a server that answers as the gallery does, where a test says nothing else. */
async function answering(fault?: (request: Received) => Reply | undefined, pageSize = 1): Promise<AzureServer> {
  const usual = galleryAnswers(LISTED, { pageSize });
  server = await azureServer((request) => fault?.(request) ?? usual(request));
  return server;
}

/** Returns an answer to the versions of images, once or always. */
function forVersions(...replies: readonly Reply[]): (request: Received) => Reply | undefined {
  const left = [...replies];
  return ({ path }) => (path.includes("/versions?") ? (left.length > 1 ? left.shift() : left[0]) : undefined);
}

const error = (status: number, code: string, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  headers,
  body: { error: { code, message: `something with ${TOKEN} in it` } },
});

/** Runs matrix against answers, and expects it to refuse in one line. */
async function refusal(fault: (request: Received) => Reply | undefined, ...args: string[]): Promise<string> {
  const { code, out, err } = await signedIn(["matrix", ID, ...args], await answering(fault));
  expect([code, out]).toEqual([2, ""]);
  expect(err.trimEnd().split("\n")).toHaveLength(1);
  return err.replaceAll(server?.endpoint.slice("https://".length) ?? "", "HOST").trimEnd();
}

describe("every verb takes the id of a gallery", () => {
  const file = (name: string, text: string): string => {
    writeFileSync(join(directory(), name), text);
    return name;
  };
  const run = (...args: string[]): Promise<Run> => signedIn(args, server, { cwd: directory() });

  test("import writes of it what it writes of the same resources in a file, page by page", async () => {
    await answering();
    file("list.json", JSON.stringify(LISTED));
    const saved = await gallerist(["import", "list.json"], { cwd: directory() });
    expect(await run("import", ID)).toEqual(saved);
    expect(saved.code).toBe(0);
  });

  test("matrix and explain say that it is in Azure", async () => {
    await answering();
    const { code, out } = await run("matrix", ID);
    expect(code).toBe(0);
    expect(out).toContain("contoso_images/ubuntu-2404: as in Azure, home westeurope");
    expect((await run("matrix", ID, "--format", "json")).out).toContain('"foundIn": "azure"');
    const why = await run("explain", "ubuntu-2404", "1.1.0", "northeurope", ID);
    expect(why.out).toContain("Azure says what is there, not why");
  });

  test("check, cost and report read it", async () => {
    await answering();
    expect((await run("check", ID)).code).toBe(0);
    expect((await run("cost", ID)).out).toContain("Azure has none");
    expect((await run("report", ID, "-o", "page.html")).err).toContain("wrote page.html");
  });

  test("diff compares it with a file: nothing where Azure has what the file says", async () => {
    await answering();
    expect(await run("diff", ID, file("gallery.yaml", GOOD))).toEqual({ code: 0, out: "no change\n", err: "" });
  });

  test("synth and release write what a file says, and refuse it", async () => {
    await answering();
    const { code, err } = await signedIn(["synth", ID, "--out", "tf"], undefined, { cwd: directory() });
    expect([code, err]).toEqual([2, expect.stringContaining("gallery.yaml")]);
  });
});

describe("requests", () => {
  test("only GET is sent, with the token, to the versions of the API that are known, and nothing twice", async () => {
    const { received } = await answering();
    await signedIn(["matrix", ID], server);
    expect(new Set(received.map(({ method }) => method))).toEqual(new Set(["GET"]));
    expect(new Set(received.map(({ authorization }) => authorization))).toEqual(new Set([`Bearer ${TOKEN}`]));
    const api = "?api-version=2024-03-03";
    expect(received.map(({ path }) => path).sort()).toEqual([
      `${ID}/applications${api}`,
      `${ID}/images/ubuntu-2404/versions${api}`,
      `${ID}/images/ubuntu-2404/versions${api}&$skiptoken=1`,
      `${ID}/images${api}`,
      `${ID}${api}&$expand=SharingProfile/Groups`,
    ]);
  });

  test("the next page on another host is not read, since the token would go there", async () => {
    const next = { body: { value: [], nextLink: "https://management.example.com/subscriptions/x" } };
    expect(await refusal(forVersions(next))).toBe(
      "error: the next page of galleries/contoso_images/images/ubuntu-2404/versions is on another host, management.example.com, not HOST: it is not read, since the token would go there",
    );
  });

  test("pages that go in a circle end", async () => {
    const path = `${ID}/images/ubuntu-2404/versions?api-version=2024-03-03`;
    expect(await refusal(forVersions({ body: { value: [], nextLink: path } }))).toContain("its pages go in a circle");
  });

  test("no redirection is followed, since the token would go along", async () => {
    const elsewhere = { status: 307, headers: { location: "https://management.example.com/" }, body: "{}" };
    expect(await refusal(forVersions(elsewhere))).toBe(
      "error: Azure refuses the request for galleries/contoso_images/images/ubuntu-2404/versions (307)",
    );
  });
});

test("neither logs of signing in nor signatures of links are shown", async () => {
  const listed = JSON.parse(JSON.stringify(LISTED)) as { properties: Record<string, unknown> }[];
  const [gallery] = listed;
  if (gallery) gallery.properties["description"] = "https://a.blob.example/b.vhd?sv=1&sig=SIGNATURE%3D&se=2";
  server = await azureServer(galleryAnswers(listed));
  const { out, err } = await signedIn(["import", ID], server, { env: { AZURE_LOG_LEVEL: "verbose" } });
  expect(out).toContain("b.vhd?sv=1&sig=hidden&se=2");
  expect(err).toContain("azure:identity");
  expect(`${out}${err}`).not.toContain("SIGNATURE");
});

describe("faults that pass", () => {
  const good = (): Promise<Run> => signedIn(["matrix", ID], server);

  test("429 is obeyed, in seconds and as a date", async () => {
    const times: number[] = [];
    const date = new Date(Date.now() + 4000).toUTCString();
    const faults = [error(429, "TooManyRequests", { "retry-after": "1" }), error(503, "Busy", { "retry-after": date })];
    await answering(({ path }) => {
      if (!path.includes("/versions?")) return undefined;
      times.push(Date.now());
      return faults.shift();
    });
    expect((await good()).code).toBe(0);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(990);
    expect(times[2]).toBeGreaterThanOrEqual(Date.parse(date) - 10);
  });

  test("500, 502, 504 and a body that is cut short are asked for again", async () => {
    const cut = { body: JSON.stringify({ value: LISTED }), isCut: true } as const;
    const ofVersions = [error(500, "InternalServerError"), cut];
    const ofImages = [error(502, "BadGateway"), error(504, "GatewayTimeout")];
    await answering(({ path }) => {
      if (path.includes("/versions?")) return ofVersions.shift();
      return path.includes("/images?") ? ofImages.shift() : undefined;
    });
    expect((await good()).code).toBe(0);
  });

  test("a sign-in that Azure does not accept is renewed once", async () => {
    const faults = [error(401, "ExpiredAuthenticationToken")];
    await answering(({ path }) => (path.includes("/versions?") ? faults.shift() : undefined));
    expect((await good()).code).toBe(0);
  });
});

describe("faults that stay are one line, and exit with 2", () => {
  const VERSIONS = "galleries/contoso_images/images/ubuntu-2404/versions";

  test("no right: the role to ask for", async () => {
    expect(await refusal(forVersions(error(403, "AuthorizationFailed")))).toBe(
      `error: no right to read ${VERSIONS} (403 AuthorizationFailed): ask for the role Reader, or Compute Gallery Image Reader, on the gallery`,
    );
    // An image reader may read neither the gallery nor its applications.
    expect(
      await refusal(({ path }) => (path.includes("$expand") ? error(403, "AuthorizationFailed") : undefined)),
    ).toBe(
      "error: no right to read galleries/contoso_images (403 AuthorizationFailed): ask for the role Reader on the gallery",
    );
  });

  test("not found: where it was looked for", async () => {
    const { code, err } = await signedIn(["matrix", ID.replace("contoso_images", "other")], await answering());
    expect([code, err]).toEqual([
      2,
      `error: Azure has no galleries/other in resource group rg-images of subscription ${SUBSCRIPTION} (404 ResourceNotFound): check the id and --cloud\n`,
    ]);
  });

  test("a sign-in that Azure does not accept", async () => {
    expect(await refusal(forVersions(error(401, "InvalidAuthenticationTokenTenant")))).toBe(
      `error: Azure does not accept the sign-in for ${VERSIONS} (401 InvalidAuthenticationTokenTenant): run az login --tenant TENANT, that of the subscription, and check --cloud`,
    );
  });

  test("an error of the service that does not pass", async () => {
    expect(await refusal(forVersions(error(500, "InternalServerError")))).toBe(
      `error: Azure failed to answer for ${VERSIONS} (500 InternalServerError), several times: try again later`,
    );
  });

  test("throttled for longer than there is time", async () => {
    const throttled = forVersions(error(429, "TooManyRequests", { "retry-after": "3600" }));
    expect(await refusal(throttled, "--timeout", "5s")).toMatch(
      /^error: Azure throttles requests \(429\): .+ may be asked for in \d+(s|m|h), and --timeout 5s is over before; try again later$/,
    );
  });

  test("time over", async () => {
    expect(await refusal(forVersions({ body: {}, takes: 5000 }), "--timeout", "2s")).toBe(
      "error: time is over: Azure has not answered everything within 2s (--timeout)",
    );
  });

  test("a page of a proxy, whatever its status", async () => {
    const page = (status: number): Reply => ({ status, headers: { "content-type": "text/html" }, body: "<html>login" });
    const words = "not with JSON: a proxy or a sign-in page stands before Azure";
    expect(await refusal(forVersions(page(200)))).toContain(`HOST answers with a page (status 200), ${words}`);
    expect(await refusal(forVersions(page(403)))).toContain(`HOST answers with a page (status 403), ${words}`);
  });

  test("a body that is always cut short, with and without an end of its JSON", async () => {
    const body = JSON.stringify({ value: LISTED });
    expect(await refusal(forVersions({ body, isCut: true }))).toMatch(/HOST is cut short/);
    expect(await refusal(forVersions({ body: body.slice(0, -5) }))).toBe(
      "error: the answer of HOST is cut short: its JSON has no end",
    );
  });

  test("an answer of another form", async () => {
    expect(await refusal(forVersions({ body: {} }))).toBe(`error: Azure answers in an unexpected form for ${VERSIONS}`);
  });
});

describe("connections", () => {
  test("a certificate that is not trusted", async () => {
    const run = await signedIn(["matrix", ID], await answering(), { env: { NODE_EXTRA_CA_CERTS: "" } });
    expect([run.code, run.err]).toEqual([
      2,
      expect.stringMatching(
        /^error: TLS with localhost:\d+ fails \(DEPTH_ZERO_SELF_SIGNED_CERT\): .+ NODE_EXTRA_CA_CERTS\n$/,
      ),
    ]);
  });

  test("a host that does not exist, and one that refuses", async () => {
    const nowhere = await signedIn(["matrix", ID], { endpoint: "https://gallerist.invalid" });
    expect([nowhere.code, nowhere.err]).toEqual([
      2,
      expect.stringMatching(/there is no host gallerist\.invalid \(DNS: /),
    ]);
    const closed = await answering();
    await closed.close();
    const refused = await signedIn(["matrix", ID], closed);
    expect([refused.code, refused.err]).toEqual([2, expect.stringMatching(/localhost:\d+ refuses the connection/)]);
  });

  test.each(["http://localhost:1", "https://localhost:1/path", "https://user@localhost", "localhost"])(
    "%s is no endpoint",
    async (endpoint) => {
      const { code, err } = await gallerist(["matrix", ID, "--endpoint", endpoint]);
      expect([code, err]).toEqual([2, expect.stringContaining("Write the https address of a host")]);
    },
  );

  test("Ctrl-C stops it, with nothing written", async () => {
    await answering(forVersions({ body: {}, takes: 30_000 }));
    const run = await signedIn(["matrix", ID], server, {
      started: (child) => {
        const timer = setInterval(() => {
          if (!server?.received.some(({ path }) => path.includes("/versions?"))) return;
          clearInterval(timer);
          child.kill("SIGINT");
        }, 20);
      },
    });
    expect(run).toEqual({ code: 130, out: "", err: "error: stopped\n" });
  });
});

test("10,000 versions are read page by page, 8 requests at a time, with progress on a terminal", async () => {
  const [gallery, image, version] = LISTED as { id: string; name: string; properties: object }[];
  if (!gallery || !image || !version) throw new Error("the example has no version");
  const images = Array.from({ length: 20 }, (_, index) => ({
    ...image,
    id: `${ID}/images/i${index}`,
    name: `i${index}`,
    properties: { ...image.properties, identifier: { publisher: "contoso", offer: "linux", sku: `i${index}` } },
  }));
  const versions = images.flatMap(({ id }) =>
    Array.from({ length: 500 }, (_, patch) => ({
      ...version,
      id: `${id}/versions/1.0.${patch}`,
      name: `1.0.${patch}`,
    })),
  );
  const usual = galleryAnswers([gallery, ...images, ...versions]);
  server = await azureServer((request) => ({ ...usual(request), takes: 150 }));
  const run = await signedIn(["matrix", ID, "--format", "json"], server, { isTerminal: true });
  expect(run.code).toBe(0);
  expect((JSON.parse(run.out) as { totals: { versions: number } }).totals.versions).toBe(10_000);
  expect(server.mostAtOnce()).toBe(8);
  expect(server.received).toHaveLength(103);
  expect(run.err).toMatch(/reading contoso_images from Azure: [\d,]+ resources…/);
});
