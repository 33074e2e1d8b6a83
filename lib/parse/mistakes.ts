import type { Edit } from "../spec/edit";
import { sourceOf, type Finding, type SpecPath } from "../spec/finding";
import { code, subject } from "./words";

/** A mistake that reading a text can find, with the facts that its message needs. */
export type Mistake = {
  readonly at: SpecPath;
  /** The offset at which it stands, if not where `at` leads. */ readonly offset?: number;
} & (
  | {
      readonly rule: "unknown-key";
      readonly key: string;
      readonly allowed: readonly string[];
      /** The allowed key that was probably intended. */
      readonly meant: string | undefined;
      /** The allowed key that certainly was intended. @default - none: several may have been */
      readonly certain?: string;
    }
  | {
      readonly rule: "wrong-type";
      readonly found: string;
      readonly expected: string;
      readonly advice: string | undefined;
      /** The value that certainly was intended. @default - none: several may have been */
      readonly certain?: string | number | boolean;
    }
  | {
      readonly rule: "unknown-value";
      readonly found: string;
      readonly expected: string;
      readonly advice: string | undefined;
      /** The value that certainly was intended. @default - none: several may have been */
      readonly certain?: string | number | boolean;
    }
  | { readonly rule: "missing-key"; readonly key: string; readonly expected: string }
  | { readonly rule: "duplicate-key"; readonly key: string; readonly firstLine: number }
  | { readonly rule: "reserved-key"; readonly key: string }
  | { readonly rule: "merge-key" }
  | { readonly rule: "custom-tag"; readonly tag: string }
  | { readonly rule: "unclear-number"; readonly written: string; readonly value: number }
);

/** The mistake of one rule. */
export type MistakeOf<Id extends Mistake["rule"]> = Extract<Mistake, { rule: Id }>;

/** A rule of reading: like a rule of `lib/rules`, but over a text, not over plans. Always an error. */
export interface ReadingRule<Id extends Mistake["rule"] = Mistake["rule"]> {
  readonly id: Id;
  readonly summary: string;
  /** The page that the rule comes from: a URL, or a file of the package. */
  readonly source: string;
  /** Says what is wrong: lower case, no full stop, no blame. */
  problem(mistake: MistakeOf<Id>): string;
  /** Says what to do. */
  help(mistake: MistakeOf<Id>): string;
  /** Returns the edit that mends it; undefined where several may. @default - none does */
  fix?(mistake: MistakeOf<Id>): Edit | undefined;
}

/** The page about gallery.yaml. */
const OURS = "docs/gallery-yaml.md";

/** The rules of reading, by id. */
export const READING_RULES: { readonly [Id in Mistake["rule"]]: ReadingRule<Id> } = {
  "unknown-key": {
    id: "unknown-key",
    summary: "a key that has no meaning where it stands",
    source: OURS,
    problem: ({ at, key, allowed }) =>
      `${subject(at.slice(0, -1))} has the unknown key ${code(key)}; allowed are ${allowed.join(", ")}`,
    help: ({ meant }) => (meant === undefined ? "remove it" : `write ${code(meant)}`),
    fix: ({ at, certain }) => (certain === undefined ? undefined : { kind: "key", at, to: certain }),
  },
  "wrong-type": {
    id: "wrong-type",
    summary: "a value of another type than its key takes",
    source: OURS,
    problem: ({ at, found, expected }) => `${subject(at)} is ${found}; ${expected} is expected`,
    help: ({ expected, advice }) => advice ?? `write ${expected}`,
    fix: valueFix,
  },
  "unknown-value": {
    id: "unknown-value",
    summary: "a word that is not one of those that a key takes",
    source: OURS,
    problem: ({ at, found, expected }) => `${subject(at)} is ${found}; allowed is ${expected}`,
    help: ({ expected, advice }) => advice ?? `write ${expected}`,
    fix: valueFix,
  },
  "missing-key": {
    id: "missing-key",
    summary: "a map without a key that it must have",
    source: OURS,
    problem: ({ at, key }) => `${subject(at)} has no ${code(key)}`,
    help: ({ key, expected }) => `add ${code(key)}, ${expected}`,
  },
  "duplicate-key": {
    id: "duplicate-key",
    summary: "the same key twice in one map",
    source: "https://yaml.org/spec/1.2.2/#3213-node-comparison",
    problem: ({ at, firstLine }) => `${subject(at)} is written twice, first in line ${firstLine}`,
    help: () => "remove or rename one of the two; only the first was read",
  },
  "reserved-key": {
    id: "reserved-key",
    summary: "a key that JavaScript keeps for itself",
    source: OURS,
    problem: ({ at, key }) => `${subject(at.slice(0, -1))} has the key ${code(key)}, which is reserved`,
    help: () => "choose another name",
  },
  "merge-key": {
    id: "merge-key",
    summary: "a merge key, which YAML 1.2 does not have",
    source: "https://yaml.org/type/merge.html",
    problem: ({ at }) => `${subject(at)} has the merge key \`<<\`, which YAML 1.2 does not have`,
    help: () => "write the keys out, or share the whole value with an alias: `key: *name`",
  },
  "custom-tag": {
    id: "custom-tag",
    summary: "a YAML tag that is not one of the core types",
    source: "https://yaml.org/spec/1.2.2/#103-core-schema",
    problem: ({ at, tag }) =>
      `${subject(at)} has the tag ${code(tag)}; tags other than the core types mean nothing here`,
    help: () => "remove the tag and write the value itself",
  },
  "unclear-number": {
    id: "unclear-number",
    summary: "a number that tools read differently",
    source: "https://yaml.org/spec/1.2.2/#1032-tag-resolution",
    problem: ({ at, written, value }) => `${subject(at)} is ${written}, which ${whyUnclear(value)}`,
    help: ({ value }) =>
      Number.isSafeInteger(value) ? `write ${value}` : "write a number of at most 15 digits, or a text in quotes",
  },
};

/** Returns the edit that writes the value that certainly was intended. */
function valueFix({ at, certain }: MistakeOf<"wrong-type" | "unknown-value">): Edit | undefined {
  return certain === undefined ? undefined : { kind: "value", at, to: certain };
}

/** Returns the edit that mends a mistake; undefined where several may. */
export function fixOf<Id extends Mistake["rule"]>(mistake: MistakeOf<Id>): Edit | undefined {
  return (READING_RULES[mistake.rule] as ReadingRule<Id>).fix?.(mistake);
}

function whyUnclear(value: number): string {
  if (!Number.isFinite(value)) return "JSON has no number for";
  if (Number.isSafeInteger(value)) return `is ${value} in YAML 1.2, but octal for older tools`;
  return "has more digits than a number keeps";
}

/** Returns the words of a mistake. */
export function describe<Id extends Mistake["rule"]>(
  mistake: MistakeOf<Id>,
): Pick<Finding, "source" | "problem" | "help"> {
  const rule = READING_RULES[mistake.rule] as ReadingRule<Id>;
  return { source: sourceOf(rule), problem: rule.problem(mistake), help: rule.help(mistake) };
}
