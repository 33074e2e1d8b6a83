import type * as z from "zod";
import type { SpecPath } from "../spec/finding";
import { certainWord, nearest } from "../text/nearest";
import { isRecord } from "./data";
import type { Mistake } from "./mistakes";
import { alternatives, alternativeFor, expected, isOfShape, keysOf, schemaAt, valueAt, wordsOf } from "./shape";
import { quoted } from "./words";

/** The data that a schema has checked, and the schema. */
export interface Checked {
  readonly schema: z.ZodType;
  readonly data: unknown;
  /** Returns a scalar as the text writes it. */
  readonly written: (at: SpecPath) => string | undefined;
}

/** Returns an issue of the schema as mistakes. */
export function mistakesOf(checked: Checked, issue: z.core.$ZodIssue, base: SpecPath = []): Mistake[] {
  const at = [...base, ...(issue.path as SpecPath)];
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(checked, at, key));
  if (issue.code === "invalid_union") {
    const nested = ofAlternative(checked, issue, at);
    if (nested) return nested.flatMap((one) => mistakesOf(checked, one, at));
  }
  return [wrongValue(checked, at)];
}

/** Returns the issues of the alternative of a union that takes a map or list, if the value is one; else undefined. */
function ofAlternative(
  { schema, data }: Checked,
  issue: z.core.$ZodIssueInvalidUnion,
  at: SpecPath,
): readonly z.core.$ZodIssue[] | undefined {
  const value = valueAt(data, at);
  const index = alternatives(schemaAt(schema, data, at)).findIndex((option) => isOfShape(option, value));
  return index < 0 ? undefined : issue.errors[index];
}

function unknownKey({ schema, data }: Checked, at: SpecPath, key: string): Mistake {
  const map = valueAt(data, at);
  const allowed = keysOf(alternativeFor(schemaAt(schema, data, at), map)) ?? [];
  const absent = allowed.filter((name) => valueAt(map, [name]) === undefined);
  const certain = certainWord(key, allowed);
  return {
    rule: "unknown-key",
    at: [...at, key],
    key,
    allowed,
    meant: nearest(key, absent, 1)[0],
    ...(certain !== undefined && absent.includes(certain) && { certain }),
  };
}

function wrongValue({ schema, data, written }: Checked, at: SpecPath): Mistake {
  const wanted = schemaAt(schema, data, at);
  const value = valueAt(data, at);
  if (value === undefined) {
    return { rule: "missing-key", at: at.slice(0, -1), key: String(at.at(-1)), expected: expected(wanted) };
  }
  const source = written(at) ?? "";
  const near = nearMiss(wanted, value, source);
  const facts = {
    at,
    found: foundWords(value, source),
    expected: expected(wanted),
    advice: near?.advice,
    ...(near?.certain !== undefined && { certain: near.certain }),
  };
  return { rule: typeof value === "string" && takesWordsOnly(wanted) ? "unknown-value" : "wrong-type", ...facts };
}

/** Reports whether every scalar that a schema takes is one of a few words. */
function takesWordsOnly(schema: z.ZodType): boolean {
  return wordsOf(schema).length > 0 && !schema.safeParse(1).success && !schema.safeParse(true).success;
}

function foundWords(value: unknown, source: string): string {
  if (Array.isArray(value)) return "a list";
  if (isRecord(value)) return "a map";
  if (typeof value === "string") return quoted(value);
  return source === "" ? "empty" : source;
}

/** Advice on a wrong value, and the value that certainly was intended. */
interface NearMiss {
  readonly advice: string;
  readonly certain?: string | number | boolean;
}

/** Returns advice on the intended value: the first likely reading of the value that the schema takes. */
function nearMiss(schema: z.ZodType, value: unknown, source: string): NearMiss | undefined {
  const takes = (candidate: unknown) => schema.safeParse(candidate).success;
  if (value === null && takes({})) return { advice: "write `{}`" };
  if (value === null && takes([])) return { advice: "write `[]`" };
  if (typeof value !== "string") {
    if (source !== "" && takes(source))
      return { advice: `write it in quotes: ${quoted(source)}`, ...quotedText(value, source) };
    return takes([value]) ? { advice: `write it as a list: [${source}]` } : undefined;
  }
  const words = wordsOf(schema);
  const [near] = nearest(value, words, 1);
  if (near !== undefined) {
    const certain = certainWord(value, words);
    return { advice: `write \`${near}\``, ...(certain !== undefined && { certain }) };
  }
  const number = value.trim() === "" ? NaN : Number(value);
  if (takes(number)) return { advice: `write ${number}, without quotes`, certain: number };
  const flag = FLAGS.get(value.toLowerCase());
  if (flag !== undefined && takes(flag)) return { advice: `write \`${flag}\``, certain: flag };
  return takes([value]) ? { advice: `write it as a list: [${value}]` } : undefined;
}

/** Returns a number or flag as the text that was written, which quotes keep. An empty value may stand for anything. */
function quotedText(value: unknown, source: string): Pick<NearMiss, "certain"> {
  return typeof value === "number" || typeof value === "boolean" ? { certain: source } : {};
}

/** The texts in YAML 1.2 that older tools read as true and false. */
const FLAGS = new Map([
  ...["yes", "on", "y", "true"].map((word) => [word, true] as const),
  ...["no", "off", "n", "false"].map((word) => [word, false] as const),
]);
