import { ImageDefinition } from "../../../constructs/image-definition";
import { Gallery } from "../../../constructs/gallery";
import { ImageSource } from "../../../constructs/image-source";
import { check } from "../../../lib/check/check";
import { example } from "../../../lib/check/facts/examples";
import type { Rule } from "../../../lib/check/rule";
import { SYNTAXES } from "../../../lib/check/syntax";
import { plansOf } from "../../../lib/plan/plan";
import { RULES } from "../../../lib/rules/index";
import type { SpecOrigin } from "../../../lib/spec/finding";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";

type Language = "yaml" | "typescript";

/** What a rule says of its bad example, in one of the two languages. */
function wordsOf(rule: Rule, language: Language): string {
  const plans = rule.bad.flatMap(plansOf);
  const origin: SpecOrigin = { findings: [], place: () => null, isIncomplete: () => false, syntax: language };
  const origins = new Map(plans.map(({ spec }): [GallerySpec, SpecOrigin] => [spec, origin]));
  const found = check([rule], plans, { ...rule.given, origins });
  expect(found).toHaveLength(1);
  return `${found[0]?.problem ?? ""}; ${found[0]?.help ?? ""}`;
}

/** The forms that only a gallery.yaml has: `key: value`, a path, or a section that is no prop of a construct. */
const ONLY_IN_YAML = [
  /`[\w.]+: (?!["{]|\d+`)/,
  /policies\/[\w-]/,
  /(?<!`)\bfile\b/,
  /gallery\.yaml/,
  /`(terraform|existing|published|images|versions|gallery)\b/,
];

const ONLY_IN_PROGRAMS = [/`[\w.]+: "/, /`[\w.]+\([^`]*\)`/, /ImageSource|AzurermProvider|AzapiProvider|`add[A-Z]/];

/** Rules about settings that no program has: constructs make no such spec. */
const OF_FILES_ALONE = ["invalid-terraform-settings"];

const RULES_BY_ID = RULES.map((rule): [string, Rule] => [rule.id, rule]);

test.each(RULES_BY_ID.filter(([id]) => !OF_FILES_ALONE.includes(id)))("%s speaks of props in a program", (_, rule) => {
  const words = wordsOf(rule, "typescript");
  expect(ONLY_IN_YAML.filter((form) => form.test(words))).toEqual([]);
});

test.each(RULES_BY_ID)("%s speaks of keys in a file", (_, rule) => {
  const words = wordsOf(rule, "yaml");
  expect(ONLY_IN_PROGRAMS.filter((form) => form.test(words))).toEqual([]);
});

test("the forms of each language are told apart", () => {
  for (const text of ["set `generation: V2`", "at policies/fleet", "in the file", "`published: true`", "`images`"]) {
    expect(ONLY_IN_YAML.some((form) => form.test(text))).toBe(true);
  }
  for (const text of ['set `generation: "V2"`', "`take: 3`", "`replicas`", "`confidentialVm: { encryption: … }`"]) {
    expect(ONLY_IN_YAML.some((form) => form.test(text))).toBe(false);
  }
});

test("what a program is told to call exists", () => {
  const { published, existingDefinition, oneIsExisting, addDefinitions, addVersions } = SYNTAXES.typescript;
  const source = SYNTAXES.typescript.source("snapshot");
  const names = [source, published, existingDefinition.image, oneIsExisting, addDefinitions, addVersions].map(
    (text) => /`(?:\w+\.)?(\w+)/.exec(text)?.[1] ?? "",
  );
  expect(names).toEqual([
    "snapshot",
    "published",
    "addExistingImageDefinition",
    "fromGalleryAttributes",
    "addImageDefinition",
    "addVersion",
  ]);
  const owners = [ImageSource, Gallery, Gallery.prototype, ImageDefinition.prototype];
  expect(names.filter((name) => !owners.some((owner) => name in owner))).toEqual([]);
});

test("a team's own rule may leave the syntax aside", () => {
  const own: Rule = {
    ...(RULES[0] as Rule),
    id: "own-rule",
    find: ({ plans }) => plans.map((plan) => ({ plan, at: [] })),
  };
  const findings = check([{ ...own, problem: () => "a problem", help: () => "a help" }], plansOf(example()));
  expect(findings.map(({ help }) => help)).toEqual(["a help"]);
});
