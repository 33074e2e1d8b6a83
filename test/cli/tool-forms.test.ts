import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { plan } from "../../lib/plan/plan";
import { parseSpec } from "../../lib/parse/parse-spec";
import { armResources } from "../support/arm";
import { GOOD, newDirectory } from "../support/gallery-files";
import { gallerist, type Run } from "../support/gallerist";

const STATE = join(__dirname, "..", "fixtures", "terraform", "state.json");
const directory = newDirectory();

const LIST = armResources(plan(parseSpec(GOOD).spec)) as Record<string, unknown>[];

function on(verb: "check" | "import" | "matrix", content: string | Buffer | object): Promise<Run> {
  const isBytes = typeof content === "string" || Buffer.isBuffer(content);
  writeFileSync(join(directory(), "x.json"), isBytes ? content : JSON.stringify(content));
  return gallerist([verb, "x.json"], { cwd: directory() });
}

/** As PowerShell's cmdlets print it: capitals first, properties beside the others. */
function powerShell(value: unknown, isTags = false): unknown {
  if (Array.isArray(value)) return value.map((item) => powerShell(item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const name = isTags ? key : key.charAt(0).toUpperCase() + key.slice(1);
      return [name, powerShell(item, key === "tags")];
    }),
  );
}

const flat = ({ properties, ...others }: Record<string, unknown>): Record<string, unknown> => ({
  ...others,
  ...(properties as object),
});

const columns = ["id", "name", "type", "location", "tags", "properties"];
const TABLE = {
  totalRecords: LIST.length,
  data: {
    columns: columns.map((name) => ({ name, type: "string" })),
    rows: LIST.map((item) => columns.map((name) => item[name] ?? null)),
  },
};

describe("import reads what other tools print", () => {
  test.each<[string, object]>([
    ["PowerShell's capitals", powerShell(LIST.map(flat)) as object],
    ["PowerShell's Search-AzGraph", { Data: LIST, SkipToken: null }],
    ["PowerShell's list of one file", { value: powerShell(LIST.map(flat)), Count: LIST.length }],
    ["a table of Azure Resource Graph", TABLE],
  ])("%s", async (_, document) => {
    const usual = await on("import", LIST);
    expect(usual.code).toBe(0);
    expect(await on("import", document)).toEqual(usual);
  });

  test("tags keep their capitals, and PowerShell's dates are dates", async () => {
    const [, , version] = powerShell(LIST.map(flat)) as [object, object, { PublishingProfile: object }];
    Object.assign(version, { Tags: { CostCenter: "1" } });
    Object.assign(version.PublishingProfile, { EndOfLifeDate: "/Date(1924992000000)/" });
    const { out } = await on("import", [version]);
    expect(out).toContain("{ CostCenter: '1' }".replaceAll("'", '"'));
    expect(out).toContain("endOfLife: 2031-01-01");
  });

  test("what ConvertTo-Json cut off is refused", async () => {
    const cut = {
      Id: LIST[2]?.["id"],
      PublishingProfile: "Microsoft.Azure.Management.Compute.Models.GalleryImageVersion",
    };
    expect(await on("import", [cut])).toEqual({
      code: 2,
      out: "",
      err: "error: x.json: PowerShell cut it off; write it again with ConvertTo-Json -Depth 20\n",
    });
  });
});

test.each<[string, (text: string) => Buffer]>([
  ["little-endian with a mark", (text) => Buffer.from(`\ufeff${text}`, "utf16le")],
  ["little-endian without one", (text) => Buffer.from(text, "utf16le")],
  ["big-endian with a mark", (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
])("UTF-16 is read: %s", async (_, encoded) => {
  const state = readFileSync(STATE, "utf8");
  const usual = await on("matrix", state);
  expect(usual.code).toBe(0);
  expect(await on("matrix", encoded(state))).toEqual(usual);
  const piped = await gallerist(["matrix", "-"], { input: encoded(state) });
  expect(piped.out).toBe(usual.out);
});

const SCHEMA = "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#";
const LOG = '{"@level":"info","@message":"Terraform 1.5.7","@module":"terraform.ui","type":"version"}\n';
const LOG_LINES =
  "these are log lines of terraform plan -json; give the plan: terraform plan -out plan.out && terraform show -json plan.out";
const TEMPLATE =
  "it is an ARM template, whose expressions Azure alone evaluates; give what az graph query prints of the gallery to gallerist import (docs/import.md)";
const OLD_STATE =
  "it is a raw state of version 3, which Terraform before 0.12 wrote; let a newer Terraform upgrade it (terraform apply -refresh-only), and give the output of terraform show -json";

describe("other forms are refused in one line, with the command that gives what is read", () => {
  test.each<[string, string | object, string]>([
    ["log lines of a plan", LOG + LOG.replace("info", "warn"), LOG_LINES],
    ["one such line", LOG, LOG_LINES],
    ["an ARM template", { $schema: SCHEMA, contentVersion: "1.0.0.0", resources: [] }, TEMPLATE],
    [
      "a template of a subscription",
      { $schema: SCHEMA.replace("deploymentTemplate", "subscriptionDeploymentTemplate"), resources: [] },
      TEMPLATE,
    ],
    ["a state of version 3", { version: 3, serial: 1, lineage: "x", modules: [{ path: ["root"] }] }, OLD_STATE],
  ])("%s", async (_, content, words) => {
    for (const verb of ["check", "import"] as const) {
      expect([verb, await on(verb, content)]).toEqual([verb, { code: 2, out: "", err: `error: x.json: ${words}\n` }]);
    }
  });

  test.each<[string, object]>([
    ["a list", LIST],
    ["a page", { value: LIST }],
    ["PowerShell's", powerShell(LIST) as object],
    ["a table", TABLE],
    ["one resource", LIST[0] as object],
  ])("what Azure lists, by any verb but import: %s", async (_, document) => {
    const words = "it is what Azure lists of its resources; gallerist import makes a gallery.yaml of it";
    expect(await on("check", document)).toEqual({ code: 2, out: "", err: `error: x.json: ${words}\n` });
  });

  test.each<[string, string, string]>([
    ["a list that is cut off", JSON.stringify(LIST, null, 1).slice(0, 400), "it ends too early"],
    [
      "a list with a comma too many",
      '[{"id": "/subscriptions/1", "images": 1,}]',
      "expected double-quoted property name",
    ],
    ["an object with a comment", '{"name": "x", // why\n"scripts": {}}', "expected double-quoted property name"],
  ])("JSON that is broken, and no gallery.json: %s", async (_, text, words) => {
    const { code, err } = await on("check", text);
    expect(code).toBe(2);
    expect(err).toMatch(/^error: x\.json:\d+:\d+: not JSON: [^\n]*\n$/);
    expect(err).toContain(words);
  });

  test("a gallery.json with a comma too many is YAML all the same", async () => {
    const text = '{"gallery": {"name": "images", "resourceGroup": "rg", "location": "uksouth",}, }';
    expect((await on("check", text)).err).not.toContain("not JSON");
  });
});
