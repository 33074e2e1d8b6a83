import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { loadApp, loadSide, type AppOptions } from "../../cli/load";
import { Refusal } from "../../cli/refusal";
import { stdioOf, type Stdio } from "../../cli/stdio";
import type { Finding } from "../../lib/spec/finding";
import { EXAMPLE_NAMES, fileOf } from "../examples/example";
import { captured, quiet } from "../support/captured";
import { found } from "../support/found";
import { GOOD, newDirectory } from "../support/gallery-files";
import { gallerist } from "../support/gallerist";
import { expectedStacks } from "../support/stacks";

const STATE = join(__dirname, "..", "fixtures", "terraform", "state.json");
const PLAN = join(__dirname, "..", "fixtures", "terraform", "plan.json");
const directory = newDirectory();

/** Writes files below the test's directory, JSON but for texts, and gives its path. */
function withTree(files: Readonly<Record<string, unknown>>): string {
  for (const [name, content] of Object.entries(files)) {
    const path = join(directory(), name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  }
  return directory();
}

const GALLERY = {
  azurerm_shared_image_gallery: { g: { name: "images", resource_group_name: "rg", location: "uksouth" } },
};
const version = (region: string, parts: object = {}) => ({
  azurerm_shared_image_version: {
    v: {
      name: "1.0.0",
      gallery_name: "${azurerm_shared_image_gallery.g.name}",
      image_name: "ubuntu",
      resource_group_name: "rg",
      location: region,
      managed_image_id: "${data.azurerm_image.ubuntu.id}",
      target_region: [{ name: region, regional_replica_count: 1 }],
      ...parts,
    },
  },
});

/** What is told while something runs. */
async function told(run: (stdio: Stdio) => Promise<unknown>): Promise<string> {
  const { streams, err } = captured();
  await run(stdioOf(streams));
  return err();
}

const readApp = (files: readonly string[], options: AppOptions = {}, stdio = quiet()) => loadApp(files, options, stdio);
const readSide = (file: string, stdio = quiet()) => loadSide(file, {}, stdio);

async function refusal(run: () => Promise<unknown>): Promise<readonly string[]> {
  const error: unknown = await run().catch((thrown: unknown) => thrown);
  if (error instanceof Refusal) return error.lines;
  throw new Error("not refused");
}

describe("every kind of file is an app to check", () => {
  test.each(EXAMPLE_NAMES.flatMap((name) => expectedStacks(name).map((stack) => [`${name}/${stack}`, name, stack])))(
    "what %s synthesizes has no error",
    async (_, name, stack) => {
      const { findings, plans, unresolved } = await readApp([fileOf(name, "expected", stack)], { asOf: "2026-11-22" });
      expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(unresolved).toEqual([]);
      expect(plans.every(({ foundIn }) => foundIn === "configuration")).toBe(true);
    },
  );

  test.each([
    ["a state", STATE],
    ["a plan", PLAN],
  ])("%s has no error", async (_, file) => {
    const { findings, specs } = await readApp([file], { asOf: "2026-11-22" });
    expect(findings).toEqual([]);
    expect(specs).toEqual([]);
  });

  test("several kinds together", async () => {
    const file = join(withTree({ "gallery.yaml": GOOD }), "gallery.yaml");
    const { inputs, specs, plans } = await readApp([file, STATE], { asOf: "2026-11-22" });
    expect(inputs.map(({ kind }) => kind)).toEqual(["spec", "state"]);
    expect(specs).toHaveLength(1);
    expect(plans.map(({ foundIn }) => foundIn)).toEqual([undefined, "state"]);
  });

  test("findings stand at the resource", async () => {
    const many = version("uksouth", { target_region: [{ name: "uksouth", regional_replica_count: 101 }] });
    const file = join(withTree({ "a.tf.json": { resource: { ...GALLERY, ...many } } }), "a.tf.json");
    const { findings } = await readApp([file], { asOf: "2026-11-22" });
    const column = readFileSync(file, "utf8").indexOf('"v":') + 1;
    expect(findings.filter(({ severity }) => severity === "error")).toMatchObject([
      { rule: "too-many-replicas", path: "images/ubuntu/1.0.0", place: { file, line: 1, column } },
    ]);
  });

  test("what an expression hides is not called wrong", async () => {
    const unknown = version("uksouth", { location: "${var.home}", resource_group_name: "${var.group}" });
    const gallery = {
      azurerm_shared_image_gallery: { g: { ...GALLERY.azurerm_shared_image_gallery.g, location: "${var.home}" } },
    };
    const file = join(withTree({ "a.tf.json": { resource: { ...gallery, ...unknown } } }), "a.tf.json");
    const text = await told(async (stdio) => {
      expect((await readApp([file], { asOf: "2026-11-22" }, stdio)).findings).toEqual([]);
    });
    expect(text).toContain(`location of azurerm_shared_image_version.v: \${var.home}`);
  });
});

describe("one side of a diff", () => {
  test("a Terraform plan has a before", async () => {
    const { kind, plans, before } = await readSide(PLAN);
    expect(kind).toBe("plan");
    expect(Object.keys(found(plans)["contoso_images/ubuntu-2404"] ?? {})).toEqual(["1.1.0", "1.0.0"]);
    expect(Object.keys(found(before ?? [])["contoso_images/ubuntu-2404"] ?? {})).toEqual(["1.0.0", "0.9.0"]);
  });

  test("a gallery.yaml has none", async () => {
    const side = await readSide(join(withTree({ "gallery.yaml": GOOD }), "gallery.yaml"));
    expect([side.kind, side.before, side.plans.length]).toEqual(["spec", undefined, 1]);
  });
});

describe("directories", () => {
  test("a cdktf.out is all of its stacks that have to do with galleries", async () => {
    const tree = withTree({
      "manifest.json": { stacks: {} },
      "stacks/network/cdk.tf.json": { resource: { azurerm_virtual_network: { n: { name: "n" } } } },
      "stacks/west/cdk.tf.json": { resource: { ...GALLERY, ...version("westeurope") } },
      "stacks/uk/cdk.tf.json": { resource: { ...GALLERY, ...version("uksouth", { image_name: "debian" }) } },
    });
    const { plans, name } = await readSide(tree);
    expect(name).toBe(tree);
    expect(plans.map((plan) => found([plan]))).toEqual([
      { "images/debian": { "1.0.0": "uksouth 1" } },
      { "images/ubuntu": { "1.0.0": "westeurope 1" } },
    ]);
  });

  test("a stack with nothing but an update that is not read is named beside the others", async () => {
    const update = { type: "Microsoft.Compute/galleries/images@2023-07-03", resource_id: "/rg" };
    const tree = withTree({
      "stacks/a/cdk.tf.json": { resource: { azapi_update_resource: { g: update } } },
      "stacks/b/cdk.tf.json": { resource: { ...GALLERY, ...version("uksouth") } },
    });
    const file = join(tree, "stacks/a/cdk.tf.json");
    const text = await told(async (stdio) => {
      expect((await readApp([tree], {}, stdio)).plans.map(({ spec }) => spec.gallery.name)).toEqual(["images"]);
    });
    expect(text).toContain(
      `${file}: type of azapi_update_resource.g: Microsoft.Compute/galleries/images@2023-07-03: not read from azapi_update_resour`,
    );
    expect(await refusal(() => readApp([file]))).toEqual([
      `${file}: no gallery resource of this Terraform JSON can be read: type of azapi_update_resource.g is Microsoft.Compute/galleries/images@2023-07-03: not read from azapi_update_resour`,
    ]);
  });

  test("*.tf.json of a directory is one configuration, overridden by override files", async () => {
    const tree = withTree({
      "gallery.tf.json": { resource: GALLERY },
      "a_override.tf.json": { resource: version("northeurope") },
      "versions.tf.json": { resource: version("uksouth") },
      "terraform.tfvars.json": { x: 1 },
      ".hidden.tf.json": "{",
    });
    const { plans } = await readSide(tree);
    expect(found(plans)).toEqual({ "images/ubuntu": { "1.0.0": "northeurope 1" } });
    expect(plans[0]?.spec.gallery.existing).toBeUndefined();
  });

  test("HCL beside it is told, since what it holds is not counted", async () => {
    const tree = withTree({ "a.tf.json": { resource: { ...GALLERY, ...version("uksouth") } }, "main.tf": "" });
    const text = await told((stdio) => readSide(tree, stdio));
    expect(text).toContain(`resource of ${join(tree, "main.tf")}: HCL`);
  });

  test.each<[string, Record<string, unknown>, (at: string) => string]>([
    [
      "nothing",
      { "notes.txt": "" },
      (at) => `cannot read ${at}: it is a directory without Terraform JSON: neither *.tf.json nor stacks/*/cdk.tf.json`,
    ],
    [
      "only HCL",
      { "main.tf": "" },
      (at) =>
        `cannot read ${at}: it is a directory without Terraform JSON: only HCL such as main.tf; give the output of terraform show -json`,
    ],
    [
      "stacks of other things",
      { "stacks/a/cdk.tf.json": { terraform: {} } },
      (at) => `${at}: this Terraform JSON has no gallery resources`,
    ],
    [
      "a broken stack",
      { "stacks/a/cdk.tf.json": "{" },
      (at) => `${join(at, "stacks/a/cdk.tf.json")}:1:2: not JSON: it ends too early`,
    ],
  ])("with %s", async (_, files, line) => {
    const tree = withTree(files);
    expect(await refusal(() => readSide(tree))).toEqual([line(tree)]);
  });
});

describe("what cannot be read: one line each", () => {
  const half = readFileSync(STATE, "utf8").slice(0, 700);
  const lines = half.trimEnd().split("\n");
  test.each<[string, string, string]>([
    ["a state that is cut off", half, `:${lines.length}:${lines.at(-1)!.length + 1}: not JSON: it ends too early`],
    [
      "a configuration with a comma too many",
      '{"resource": {\n  "a": 1,\n}}',
      ":3:1: not JSON: expected double-quoted property name",
    ],
    [
      "a state of another provider",
      '{"format_version":"1.0","values":{"root_module":{}}}',
      ": this Terraform state has no gallery resources",
    ],
    [
      "a package.json",
      '{"name":"x","scripts":{}}',
      ': it is neither a gallery.json nor Terraform JSON: its keys begin with "name", "scripts"',
    ],
  ])("%s", async (_, text, words) => {
    const file = join(withTree({ "x.json": text }), "x.json");
    const [line, ...others] = await refusal(() => readApp([file]));
    expect(line).toBe(`${file}${words}`);
    expect(others).toEqual([]);
  });

  test("a plan file of Terraform itself, and text that is not UTF-8", async () => {
    const tree = withTree({});
    writeFileSync(join(tree, "tfplan"), Buffer.from([0x50, 0x4b, 3, 4, 0xff]));
    writeFileSync(join(tree, "latin1.json"), Buffer.from([0x7b, 0xe4, 0x7b]));
    const files = [join(tree, "tfplan"), join(tree, "latin1.json")];
    expect(await refusal(() => readApp(files))).toEqual([
      `cannot read ${files[0]}: it is a zip archive, as Terraform's plan files are; give the output of terraform show -json`,
      `cannot read ${files[1]}: it is not UTF-8 text`,
    ]);
  });

  test("synth writes no Terraform JSON from Terraform JSON", async () => {
    const { code, out, err } = await gallerist(["synth", PLAN, "--out", "x"], { cwd: directory() });
    expect([code, out]).toEqual([2, ""]);
    expect(err).toBe(`error: synth needs a gallery.yaml or gallery.json; ${PLAN} is a Terraform plan\n`);
  });
});

test("what is left out is told on standard error, the first five cases of it", async () => {
  const versions = Object.fromEntries(
    Array.from({ length: 7 }, (_, index) => {
      const { v } = version("uksouth", {
        name: `1.0.${index}`,
        count: "${var.\u001b[31m}",
      }).azurerm_shared_image_version;
      return [`v${index}`, v];
    }),
  );
  const resource = { ...GALLERY, azurerm_shared_image_version: versions };
  const { code, out, err } = await gallerist(["check", "-"], { input: JSON.stringify({ resource }) });
  expect(code).toBe(0);
  // There are images, though none that can be read.
  expect(out).toBe("<stdin>: 0 images, 0 versions, 0 regions: nothing to report\n");
  expect(err.split("\n")).toEqual([
    "not read, and left out: 7 values that only Terraform knows",
    ...[0, 1, 2, 3, 4].map(
      (index) => `  <stdin>: count of azurerm_shared_image_version.v${index}: \${var.\\u{1b}[31m}`,
    ),
    "  and 2 more",
    "",
  ]);
});

test.each<[string, object]>([
  ["replicas that a variable decides", { name: "ukwest", regional_replica_count: "${var.replicas}" }],
  ["storage that a variable decides", { name: "ukwest", regional_replica_count: 1, storage_account_type: "${var.s}" }],
  ["a name that a variable decides", { name: "${var.region}", regional_replica_count: 1 }],
])("what is certain of other regions is found beside %s", async (_, region) => {
  const regions = [
    { name: "uksouth", regional_replica_count: 101 },
    { name: "northeurope", regional_replica_count: 0 },
    region,
  ];
  const resource = { ...GALLERY, ...version("uksouth", { target_region: regions }) };
  const file = join(withTree({ "main.tf.json": { resource } }), "main.tf.json");
  let findings: readonly Finding[] = [];
  const left = await told(async (stdio) => {
    findings = (await readApp([file], {}, stdio)).findings;
  });
  expect(left).toContain("not read, and left out: 1 value");
  const wrong = findings.filter(({ severity }) => severity === "error").map(({ rule, path }) => [rule, path]);
  expect(wrong).toEqual([
    ["invalid-replicas", "images/ubuntu/1.0.0"],
    ["too-many-replicas", "images/ubuntu/1.0.0"],
  ]);
});

test("the matrix says where it comes from", async () => {
  const { code, out, err } = await gallerist(["matrix", "-"], { input: readFileSync(STATE) });
  expect([code, err]).toEqual([0, ""]);
  expect(out).toContain(
    [
      "contoso_images/ubuntu-2404: as in a Terraform state, home westeurope",
      "version   westeurope  westus",
      "1.2.0             3z      2p",
      "1.1.0             1z    (2p)",
      "1.0.0             1z       ·",
      "replicas           5       4",
    ].join("\n"),
  );
});

test("the example of the page on inputs leaves out what the page says", async () => {
  const cwd = join(__dirname, "..", "..");
  const { code, err } = await gallerist(["matrix", "docs/inputs.tf.json"], { cwd });
  expect([code, err]).toEqual([0, readFileSync(join(cwd, "docs", "inputs.unresolved.txt"), "utf8")]);
});
