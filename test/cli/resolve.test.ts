import { GOOD, goodBut, withFiles } from "../support/gallery-files";
import { gallerist, type Run } from "../support/gallerist";

const SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";
const KNOWN = goodBut("location: westeurope }", `location: westeurope, subscription: ${SUBSCRIPTION} }`);
const GALLERY = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contoso_images`;

async function resolved(yaml: string, ...args: string[]): Promise<Run> {
  return withFiles({ "gallery.yaml": yaml }, (cwd) => gallerist(["resolve", "gallery.yaml", ...args], { cwd }));
}

test.each([
  [["ubuntu-2404", "--region", "West Europe"], "images/ubuntu-2404/versions/1.1.0"],
  [["images/ubuntu-2404", "--region", "northeurope", "--version", "latest"], "images/ubuntu-2404/versions/1.1.0"],
  [["contoso_images/UBUNTU-2404", "--region", "westeurope", "--version", "1.0.0"], "images/ubuntu-2404/versions/1.0.0"],
])("%j is the id alone", async (args, id) => {
  expect(await resolved(KNOWN, ...args)).toEqual({ code: 0, out: `${GALLERY}/${id}\n`, err: "" });
});

test("an application with the name of an image", async () => {
  const yaml = `${KNOWN}applications:
  ubuntu-2404:
    policy: fleet
    os: linux
    versions:
      2.0.0: { package: { uri: "https://a.blob.core.windows.net/b/c.zip" }, actions: { install: ./i, remove: ./r } }
`;
  const run = await resolved(yaml, "applications/ubuntu-2404", "--region", "northeurope");
  expect([run.code, run.out]).toEqual([0, `${GALLERY}/applications/ubuntu-2404/versions/2.0.0\n`]);
  const either = await resolved(yaml, "ubuntu-2404", "--region", "northeurope");
  expect([either.code, either.err]).toEqual([
    2,
    'error: 1 image and 1 application are called "ubuntu-2404"; write images/ubuntu-2404 or applications/ubuntu-2404\n',
  ]);
});

test.each([
  [
    "where nothing serves",
    KNOWN,
    ["--region", "eastus"],
    "latest of contoso_images/ubuntu-2404 resolves to nothing in eastus; there is one in northeurope, westeurope",
  ],
  [
    "a version that is not there",
    KNOWN,
    ["--region", "northeurope", "--version", "1.0.0"],
    "contoso_images/ubuntu-2404/1.0.0 is not in northeurope; it is in westeurope",
  ],
  [
    "without a subscription",
    GOOD,
    ["--region", "westeurope"],
    "the subscription of gallery contoso_images is not known, and its ids hold it",
  ],
])("%s there is no answer, and one line says why", async (_, yaml, args, line) => {
  expect(await resolved(yaml, "ubuntu-2404", ...args)).toEqual({ code: 1, out: "", err: `error: ${line}\n` });
});

test.each([
  [["ubuntu-2405", "--region", "westeurope"], 'error: there is no image "ubuntu-2405"; did you mean `ubuntu-2404`\n'],
  [["ubuntu-2404", "--region", "westeurop"], 'error: there is no region "westeurop"; did you mean `westeurope`\n'],
  [
    ["ubuntu-2404", "--region", "westeurope", "--version", "1.0.1"],
    'error: ubuntu-2404 has no version "1.0.1"; did you mean `1.0.0`\n',
  ],
])("a name that is not there is wrong usage: %j", async (args, err) => {
  expect(await resolved(KNOWN, ...args)).toEqual({ code: 2, out: "", err });
});

describe("Terraform JSON", () => {
  test("that synth wrote has the same answer", async () => {
    const run = await withFiles({ "gallery.yaml": KNOWN }, async (cwd) => {
      await gallerist(["synth", "gallery.yaml", "--out", "terraform"], { cwd });
      return gallerist(["resolve", "terraform", "ubuntu-2404", "--region", "northeurope"], { cwd });
    });
    expect(run.out).toBe(`${GALLERY}/images/ubuntu-2404/versions/1.1.0\n`);
  });

  test("whose newer version only Terraform knows has none", async () => {
    const version = (name: string, region: string) => ({
      name,
      gallery_name: "g",
      image_name: "i",
      resource_group_name: "rg",
      location: "westeurope",
      managed_image_id: "m",
      target_region: [{ name: region, regional_replica_count: 1 }],
    });
    const resource = {
      azurerm_shared_image_version: { a: version("1.0.0", "westeurope"), b: version("1.1.0", "${var.region}") },
    };
    const run = await withFiles({ "cdk.tf.json": JSON.stringify({ resource }) }, (cwd) =>
      gallerist(["resolve", "cdk.tf.json", "i", "--region", "westeurope"], { cwd }),
    );
    expect([run.code, run.out]).toEqual([1, ""]);
    expect(run.err).toContain(
      "latest of g/i is not known in westeurope: a version that can't be read may serve there\n",
    );
  });
});
