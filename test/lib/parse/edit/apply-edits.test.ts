import fc from "fast-check";
import { locateFindings } from "../../../../lib/check/check";
import { regionSpellings } from "../../../../lib/check/region-spellings";
import { applySpecEdits } from "../../../../lib/parse/edit/apply-edits";
import { parseSpec } from "../../../../lib/parse/parse-spec";
import { specYaml } from "../../../../lib/parse/spec-yaml";
import { specOrigins } from "../../../../lib/plan/origins";
import { plansOf } from "../../../../lib/plan/plan";
import { RULES } from "../../../../lib/rules/index";
import type { Edit } from "../../../../lib/spec/edit";
import { arbitrarySpec } from "../../../support/arbitrary-spec";

/** What is certain in a text: the edits of its findings, and those of regions. */
function editsOf(text: string): { edits: Edit[]; rules: string[] } {
  const parsed = parseSpec(text, "gallery.yaml");
  const plans = plansOf(parsed.spec);
  const origins = specOrigins(plans, parsed);
  const located = locateFindings(RULES, plans, { origins });
  return {
    edits: [...located.flatMap(({ edits = [] }) => edits), ...regionSpellings(plans, origins)],
    rules: located.map(({ finding }) => finding.rule),
  };
}

const spellingsLeft = (text: string): Edit[] => editsOf(text).edits;

test("spelling regions changes no plan, and a second time nothing", () => {
  fc.assert(
    fc.property(arbitrarySpec(), fc.boolean(), (spec, isJson) => {
      const text = isJson ? JSON.stringify(spec, null, 2) : specYaml(spec);
      const after = applySpecEdits(text, "gallery.yaml", spellingsLeft(text));
      expect(after.refused).toEqual([]);
      expect(spellingsLeft(after.text)).toEqual([]);
      const targets = (of: string) =>
        plansOf(parseSpec(of).spec).map(({ definitions }) =>
          definitions.map(({ versions }) => versions.map(({ targetRegions }) => targetRegions)),
        );
      expect(targets(after.text)).toEqual(targets(text));
    }),
    { numRuns: 50 },
  );
});

const MENDING = RULES.filter((rule) => "fix" in rule);

describe.each(MENDING.map((rule) => [rule.id, rule] as const))("the edits of %s", (id, { bad }) => {
  test("mend each of its examples, or say that none is certain", () => {
    for (const example of bad) {
      const text = specYaml(example);
      const { edits, rules } = editsOf(text);
      expect(rules).toContain(id);
      if (edits.length === 0) continue;
      const after = applySpecEdits(text, "gallery.yaml", edits);
      expect(after.refused).toEqual([]);
      expect(editsOf(after.text).rules).not.toContain(id);
    }
  });
});

test("most rules that mend something mend their first example", () => {
  const mended = MENDING.filter(({ bad: [first] }) => first && editsOf(specYaml(first)).edits.length > 0);
  expect(mended.map(({ id }) => id).sort()).toEqual([
    "home-outside-policy",
    "mistyped-region",
    "region-outside-policy",
    "rest-ring-not-last",
    "unknown-application",
    "unknown-policy",
  ]);
});

const GALLERY = "gallery: { name: a, resourceGroup: b, location: westeurope }\n";

/** The text after edits of it. */
function edited(text: string, ...edits: Edit[]) {
  return applySpecEdits(text, "gallery.yaml", edits);
}

test("an item between brackets is moved, and what is between the items stays", () => {
  expect(edited("a: [ 1,  two , [3] ] # x\n", { kind: "last", at: ["a", 0] }).text).toBe("a: [ two,  [3] , 1 ] # x\n");
});

test("an item of a block list is moved with all its lines and the comment of its last one", () => {
  const text = "a:\n  - b: 1\n    c: 2 # two\n  - three\n\n  - d: [4]";
  expect(edited(text, { kind: "last", at: ["a", 0] }).text).toBe(
    "a:\n  - three\n  - d: [4]\n\n  - b: 1\n    c: 2 # two",
  );
});

test("a text that would be something else without quotes gets them", () => {
  expect(edited("a: x\n", { kind: "value", at: ["a"], to: "1.10" }).text).toBe('a: "1.10"\n');
  expect(edited("a: 1.10\n", { kind: "value", at: ["a"], to: "1.10" }).text).toBe('a: "1.10"\n');
  expect(edited("{ a: x }\n", { kind: "value", at: ["a"], to: "b, c" }).text).toBe('{ a: "b, c" }\n');
  expect(edited("a: 'x'\n", { kind: "value", at: ["a"], to: "it's" }).text).toBe("a: 'it''s'\n");
});

test("a text of several lines, and a path that is not written, are refused with the reason", () => {
  const { text, refused } = edited(
    `${GALLERY}a: |\n  x\n`,
    { kind: "value", at: ["a"], to: "y" },
    { kind: "value", at: ["b", 0], to: "y" },
  );
  expect(text).toBe(`${GALLERY}a: |\n  x\n`);
  expect(refused.map(({ reason }) => reason)).toEqual(["it is a text of several lines", "`b[0]` is not written out"]);
});

test("of edits that cannot stand together one is left out, and the others are made", () => {
  const { text, made, refused } = edited(
    "a: 1\nb: 2\nc: 3\n",
    { kind: "key", at: ["a"], to: "d" },
    { kind: "key", at: ["b"], to: "d" },
    { kind: "key", at: ["c"], to: "e" },
  );
  expect(text).toBe("d: 1\nb: 2\ne: 3\n");
  expect([made.length, refused.map(({ edit }) => edit.at)]).toEqual([2, [["b"]]]);
});
