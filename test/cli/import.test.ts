import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { plan } from "../../lib/plan/plan";
import { parseSpec } from "../../lib/parse/parse-spec";
import { armResources, SUBSCRIPTION } from "../support/arm";
import { GOOD, newDirectory } from "../support/gallery-files";
import { gallerist, type Run } from "../support/gallerist";

const directory = newDirectory();

/** What Azure lists of the gallery of GOOD. */
const LISTED = armResources(plan(parseSpec(GOOD).spec)) as Record<string, unknown>[];
const LIST = JSON.stringify(LISTED);

const run = (...args: string[]): Promise<Run> => gallerist(args, { cwd: directory() });
const read = (file: string): string => readFileSync(join(directory(), file), "utf8");
const put = (file: string, text: string): void => writeFileSync(join(directory(), file), text);

test("a gallery.yaml of what Azure lists: the same versions in the same regions", async () => {
  put("list.json", LIST);
  const { code, out, err } = await run("import", "list.json", "--as-of", "2026-11-22");
  expect([code, err]).toEqual([0, "imported contoso_images: 1 image, 2 versions, 1 policy\n"]);
  expect(out).toBe(
    [
      "# What was found in Azure, by gallerist import. Before the first apply, read what it said on the way.",
      "# From the next release on, the tiers move versions: gallerist diff shows what would change.",
      "gallery:",
      "  name: contoso_images",
      "  resourceGroup: rg-images",
      `  subscription: ${SUBSCRIPTION}`,
      "  location: westeurope",
      "  policy: found",
      "policies:",
      "  found:",
      "    regions: { northeurope: {}, westeurope: {} }",
      "    tiers:",
      "      - { name: latest, take: 1, regions: all, replicas: 3 }",
      "      - { name: archive, take: rest, regions: home, replicas: 1 }",
      "images:",
      "  ubuntu-2404:",
      "    identifier: { publisher: contoso, offer: linux, sku: ubuntu-2404 }",
      "    os: linux",
      "    generation: V2",
      "    versions:",
      "      1.1.0:",
      "        source:",
      "          managedImage: /subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-images/providers/Microsoft.Compute/images/ubuntu-1-1-0",
      "      1.0.0:",
      "        source:",
      "          managedImage: /subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-images/providers/Microsoft.Compute/images/ubuntu-1-0-0",
      "",
    ].join("\n"),
  );
});

test("several files are one gallery; standard input is one of them", async () => {
  put("versions.json", JSON.stringify({ value: LISTED.slice(2) }));
  const input = JSON.stringify({ data: LISTED.slice(0, 2), total_records: 2 });
  const both = await gallerist(["import", "-", "versions.json"], { cwd: directory(), input });
  put("list.json", LIST);
  expect(both.out).toBe((await run("import", "list.json")).out);
  expect(both.code).toBe(0);
});

test("the import blocks name what synth makes of the file, and what Azure has", async () => {
  put("list.json", LIST);
  expect((await run("import", "list.json", "-o", "gallery.yaml", "--import-blocks", "import.tf.json")).code).toBe(0);
  expect((await run("synth", "gallery.yaml", "--out", "tf")).code).toBe(0);
  const { import: blocks } = JSON.parse(read("import.tf.json")) as { import: { to: string; id: string }[] };
  expect(blocks.map(({ id }) => id).sort()).toEqual(LISTED.map(({ id }) => id).sort());
  const { resource } = JSON.parse(read("tf/cdk.tf.json")) as { resource: Record<string, Record<string, Resource>> };
  for (const { to, id } of blocks) {
    const [type = "", name = ""] = to.split(".");
    expect([to, resource[type]?.[name]?.name]).toEqual([to, id.split("/").at(-1)]);
  }
});

interface Resource {
  readonly name: string;
}

describe("--published: a pipeline fills the gallery", () => {
  test("only replication is taken over, and nothing needs import blocks", async () => {
    put("list.json", LIST);
    const { code, out, err } = await run("import", "list.json", "--published", "--as-of", "2026-11-22");
    expect([code, err.split("\n")]).toEqual([
      0,
      [
        "imported contoso_images: 1 image, 2 versions, 1 policy",
        "nothing needs import blocks: Terraform updates where published versions are",
        "  replicated, and owns none of it",
        "",
      ],
    ]);
    expect(out.split("\n").slice(2)).toEqual([
      "gallery:",
      "  name: contoso_images",
      "  resourceGroup: rg-images",
      "  location: westeurope",
      `  subscription: ${SUBSCRIPTION}`,
      "  existing: true",
      "  policy: found",
      "policies:",
      "  found:",
      "    regions: { northeurope: {}, westeurope: {} }",
      "    tiers:",
      "      - { name: latest, take: 1, regions: all, replicas: 3 }",
      "      - { name: archive, take: rest, regions: home, replicas: 1 }",
      "images:",
      "  ubuntu-2404:",
      "    existing: true",
      "    versions:",
      "      1.1.0: { source: { published: true } }",
      "      1.0.0: { source: { published: true } }",
      "",
    ]);
  });

  test("what Terraform then writes is the publishing profile that Azure has, and nothing else", async () => {
    put("list.json", LIST);
    expect((await run("import", "list.json", "--published", "-o", "gallery.yaml")).code).toBe(0);
    expect((await run("synth", "gallery.yaml", "--out", "tf")).code).toBe(0);
    const { resource } = JSON.parse(read("tf/cdk.tf.json")) as { resource: Record<string, Record<string, Update>> };
    expect(Object.keys(resource).sort()).toEqual(["azapi_update_resource", "terraform_data"]);
    const written = Object.values(resource["azapi_update_resource"] ?? {});
    const target = (name: string, regionalReplicaCount: number) => ({
      name,
      regionalReplicaCount,
      storageAccountType: "Standard_LRS",
      excludeFromLatest: false,
    });
    const profile = (...targetRegions: object[]) => ({
      properties: { publishingProfile: { targetRegions, excludeFromLatest: false } },
    });
    expect(written.map(({ name, body }) => [name, body])).toEqual([
      ["1.0.0", profile(target("West Europe", 1))],
      ["1.1.0", profile(target("West Europe", 3), target("North Europe", 3))],
    ]);
  });

  test("import blocks are refused: there is nothing to import", async () => {
    put("list.json", LIST);
    const { code, out, err } = await run("import", "list.json", "--published", "--import-blocks", "import.tf.json");
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^error: --import-blocks goes without --published: [^\n]*\n$/);
    expect(() => read("import.tf.json")).toThrow("ENOENT");
  });
});

interface Update {
  readonly name: string;
  readonly body: unknown;
}

test("a Terraform state gives the same file as Azure's own list", async () => {
  const id = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contoso_images`;
  const common = { resource_group_name: "rg-images", location: "westeurope" };
  const gallery = { id, name: "contoso_images", ...common };
  const identifier = [{ publisher: "contoso", offer: "linux", sku: "ubuntu-2404" }];
  const image = {
    id: `${id}/images/ubuntu-2404`,
    name: "ubuntu-2404",
    gallery_name: gallery.name,
    os_type: "Linux",
    hyper_v_generation: "V2",
  };
  const target = (name: string, count: number) => ({
    name,
    regional_replica_count: count,
    storage_account_type: "Standard_LRS",
    exclude_from_latest_enabled: false,
  });
  const version = (name: string, regions: object[], source: string) => ({
    address: `azurerm_shared_image_version.v["${name}"]`,
    mode: "managed",
    type: "azurerm_shared_image_version",
    name: "v",
    index: name,
    values: {
      id: `${image.id}/versions/${name}`,
      name,
      gallery_name: gallery.name,
      image_name: image.name,
      ...common,
      managed_image_id: source,
      target_region: regions,
      deletion_of_replicated_locations_enabled: true,
      exclude_from_latest: false,
    },
  });
  const source = (name: string) =>
    `/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-images/providers/Microsoft.Compute/images/ubuntu-${name}`;
  const of = (type: string, values: object) => ({ address: `${type}.a`, mode: "managed", type, name: "a", values });
  const resources = [
    of("azurerm_shared_image_gallery", gallery),
    of("azurerm_shared_image", { ...image, ...common, identifier }),
    version("1.1.0", [target("westeurope", 3), target("northeurope", 3)], source("1-1-0")),
    version("1.0.0", [target("westeurope", 1)], source("1-0-0")),
  ];
  put(
    "state.json",
    JSON.stringify({ format_version: "1.0", terraform_version: "1.11.4", values: { root_module: { resources } } }),
  );
  put("list.json", LIST);
  const fromState = await run("import", "state.json");
  expect(fromState.code).toBe(0);
  expect(fromState.out).toBe((await run("import", "list.json")).out);
});

test("what is not carried over, not understood, or would change is told; a change that matters exits with 1", async () => {
  const changed = JSON.parse(LIST) as { properties: Record<string, Record<string, unknown>> }[];
  const newest = changed[2]?.properties;
  Object.assign(newest ?? {}, { provisioningState: "Failed" });
  // Azure's own flag of the version, against those of its regions.
  Object.assign(newest?.["publishingProfile"] ?? {}, { excludeFromLatest: true });
  put("list.json", JSON.stringify([...changed, { id: "/x", type: "Microsoft.Compute/images" }]));
  const { code, err } = await run("import", "list.json", "-o", "gallery.yaml");
  expect(err.split("\n").slice(0, 8)).toEqual([
    "wrote gallery.yaml",
    "imported contoso_images: 1 image, 2 versions, 1 policy",
    "not carried over:",
    "  Microsoft.Compute/images: list.json",
    "  the provisioning state Failed: contoso_images/ubuntu-2404/1.1.0",
    "the first apply would change:",
    "  flags of latest: contoso_images/ubuntu-2404/1.1.0",
    "",
  ]);
  expect(code).toBe(1);
});

test("what Azure leaves out is written, which is told and matters to nobody", async () => {
  const nothingTold = LIST.replace('"storageAccountType":"Standard_LRS",', "");
  put("list.json", nothingTold);
  const { code, err } = await run("import", "list.json", "--as-of", "2026-11-22");
  expect([code, err]).toEqual([
    0,
    [
      "imported contoso_images: 1 image, 2 versions, 1 policy",
      "the first apply would change:",
      "  replicas or storage that Azure does not show, in place:",
      "    contoso_images/ubuntu-2404/1.1.0",
      "",
    ].join("\n"),
  ]);
});

describe("refused with exit 2 and one line, and nothing is written", () => {
  const other = JSON.stringify(armResources(plan(parseSpec(GOOD.replace("contoso_images", "other")).spec)));

  test.each<[string, string, string[], string]>([
    ["no JSON", GOOD, [], 'list.json:1:1: not JSON: a value is expected, not "g"'],
    ["JSON that ends too early", LIST.slice(0, 100), [], ": not JSON: it ends too early"],
    ["no gallery", "[]", [], "the files hold no gallery, and no image or application of one"],
    ["a gallery.json", '{"gallery":{}}', [], "list.json: it is neither"],
    ["a configuration", '{"resource":{"azurerm_shared_image_gallery":{"a":{"name":"x"}}}}', [], "give the state"],
    [
      "several galleries",
      JSON.stringify([...LISTED, ...(JSON.parse(other) as object[])]),
      [],
      "choose one with --gallery",
    ],
    ["another gallery", LIST, ["--gallery", "contoso_image"], "did you mean `contoso_images`"],
  ])("%s", async (_, text, args, message) => {
    put("list.json", text);
    const { code, out, err } = await run("import", "list.json", "-o", "gallery.yaml", ...args);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(/^error: [^\n]*\n$/);
    expect(err).toContain(message);
    expect(() => read("gallery.yaml")).toThrow("ENOENT");
  });

  test("one file for both", async () => {
    put("list.json", LIST);
    expect(await run("import", "list.json", "-o", "a/../x", "--import-blocks", "./x")).toMatchObject({
      code: 2,
      err: "error: a/../x is to hold two files; give each a name of its own\n",
    });
    expect(() => read("x")).toThrow("ENOENT");
  });

  test("a directory that can't be made, of the second file too", async () => {
    put("list.json", LIST);
    const { code, err } = await run(
      "import",
      "list.json",
      "-o",
      "gallery.yaml",
      "--import-blocks",
      "list.json/import.tf.json",
    );
    expect([code, err]).toEqual([2, "error: cannot write to list.json: it is a file, not a directory\n"]);
    expect(() => read("gallery.yaml")).toThrow("ENOENT");
  });

  test("files that exist", async () => {
    put("list.json", LIST);
    put("gallery.yaml", "mine");
    expect(await run("import", "list.json", "-o", "gallery.yaml")).toMatchObject({
      code: 2,
      err: "error: gallery.yaml exists; choose another name, or move it away\n",
    });
    expect(read("gallery.yaml")).toBe("mine");
  });
});

test("--gallery chooses one of several, whatever its capitals", async () => {
  const other = armResources(plan(parseSpec(GOOD.replace("contoso_images", "other")).spec));
  put("list.json", JSON.stringify([...LISTED, ...other]));
  expect((await run("import", "list.json", "--gallery", "OTHER")).out).toContain("\n  name: other\n");
});

test("galleries of one name in two subscriptions are told apart by these", async () => {
  const elsewhere = LIST.replaceAll(SUBSCRIPTION, "22222222-2222-2222-2222-222222222222");
  put("list.json", JSON.stringify([...LISTED, ...(JSON.parse(elsewhere) as object[])]));
  const names = `${SUBSCRIPTION}/contoso_images and 22222222-2222-2222-2222-222222222222/contoso_images`;
  expect((await run("import", "list.json")).err).toBe(
    `error: the files hold several galleries: ${names}; choose one with --gallery\n`,
  );
  expect((await run("import", "list.json", "--gallery", "contoso_images")).err).toBe(
    `error: the files hold several galleries named contoso_images: ${names}; choose one with --gallery\n`,
  );
  const { code, out } = await run(
    "import",
    "list.json",
    "--gallery",
    "22222222-2222-2222-2222-222222222222/Contoso_Images",
  );
  expect(code).toBe(0);
  expect(out).toContain("\n  subscription: 22222222-2222-2222-2222-222222222222\n");
});

test("directories that are missing are made, as Terraform's is before the first synth", async () => {
  put("list.json", LIST);
  const { code, err } = await run(
    "import",
    "list.json",
    "-o",
    "new/gallery.yaml",
    "--import-blocks",
    "terraform/import.tf.json",
  );
  expect(code).toBe(0);
  expect(err).toMatch(/^wrote new\/gallery.yaml\nwrote terraform\/import.tf.json\n/);
  expect(read("new/gallery.yaml")).toContain("contoso_images");
  expect(read("terraform/import.tf.json")).toContain('"import"');
});

test("-o - is standard output", async () => {
  put("list.json", LIST);
  expect((await run("import", "list.json", "-o", "-")).out).toBe((await run("import", "list.json")).out);
  expect(() => read("-")).toThrow("ENOENT");
});

test("names and texts of others do not steer the terminal", async () => {
  const changed = LIST.replaceAll("ubuntu-2404", "\\u001b[31mred");
  put("list.json", changed);
  const { err } = await run("import", "list.json");
  expect(err).not.toContain("\u001b");
});
