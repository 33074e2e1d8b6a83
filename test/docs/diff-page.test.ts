import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadSpec } from "../../constructs/load";
import { check } from "../../lib/index";
import { FAIL_ON } from "../../lib/diff/fail-on";
import { plan } from "../../lib/plan/plan";
import { diffJson } from "../../lib/reports/diff/json";
import { changesMarkdown } from "../../lib/reports/diff/classes-markdown";
import { example, VERSION } from "../../lib/check/facts/examples";
import { compared } from "../support/compared";
import { lrs, sheetOf } from "../support/prices";

const DOCS = join(__dirname, "..", "..", "docs");
const PAGE = readFileSync(join(DOCS, "diff.md"), "utf8");

test.each(["diff.before.yaml", "diff.after.yaml"])("docs/%s has no mistakes", (file) => {
  const parsed = loadSpec(join(DOCS, file));
  expect(check([plan(parsed.spec)], { origins: new Map([[parsed.spec, parsed]]) })).toEqual([]);
});

test("docs/diff.md has the table of updates as the data has it", () => {
  expect(PAGE).toContain(`<!-- updates -->\n\n${changesMarkdown()}\n\n<!-- end of updates -->\n`);
});

test("docs/diff.md names what --fail-on takes", () => {
  expect(FAIL_ON.filter((kind) => !PAGE.includes(`| \`${kind}\` |`))).toEqual([]);
});

describe("the JSON that docs/diff.md describes", () => {
  const JSON_SECTION = PAGE.slice(PAGE.indexOf("\n## JSON\n"), PAGE.indexOf("\n## What only Azure knows\n"));
  const id = (name: string) =>
    `/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/diskEncryptionSets/${name}`;
  const regions = {
    westeurope: {
      diskEncryptionSetId: id("we"),
      confidentialVm: { encryption: "EncryptedWithCmk", diskEncryptionSetId: id("we") },
      edgeZones: { zone: { replicas: 2, storage: "Premium_LRS" } },
    },
    northeurope: {},
  } as const;
  const before = example({ policy: { regions }, image: { sizeGiB: 30 }, version: { endOfLife: "2030-01-01" } });
  const after = example({ image: { versions: { "1.4.0": VERSION } } });
  const sheet = sheetOf(lrs("westeurope", 0.05));

  test.each([
    ["forth", before, after],
    ["back", after, before],
  ])("has no key that the page does not name: %s", (_, from, to) => {
    const found = new Set<string>();
    JSON.parse(diffJson(compared(from, to, { sheet })), (key, value: unknown) => {
      // Keys of lists are indexes.
      if (!/^\d*$/.test(key)) found.add(key);
      return value;
    });
    // What the user calls a zone, and the effects, which are named as values.
    const named = (key: string) => key === "zone" || JSON_SECTION.includes(`\`${key}\``);
    expect([...found].filter((key) => !named(key))).toEqual([]);
    expect(found.size).toBeGreaterThan(40);
  });
});
