import { isRecord, toData } from "../parse/data";
import { placesOf } from "../parse/places";
import { readText } from "../parse/text";
import type { SpecPath } from "../spec/finding";
import { found } from "../text/wording";
import type { Baseline, BaselineEntry } from "./baseline";

/** The version of the format. It is raised when a key is renamed, removed or changes its meaning, not for a new key. */
const FORMAT_VERSION = 1;

/** A baseline that was read from a file, and the lines of its entries. */
export interface ReadBaseline {
  readonly baseline: Baseline;
  readonly lineOf: (at: SpecPath) => number;
}

/** Thrown when a text is no baseline. The message names the line. */
export class NotBaselineError extends Error {
  override readonly name = "NotBaselineError";

  constructor(
    message: string,
    readonly line: number,
  ) {
    super(message);
  }
}

/** Writes a baseline, one finding in a line, so that people review it and take lines out. */
export function baselineJson({ files, findings }: Baseline): string {
  const lines = findings.map(
    ({ file, rule, path, at, count }) => `    ${JSON.stringify({ file, rule, path, at, count })}`,
  );
  return [
    "{",
    `  "formatVersion": ${FORMAT_VERSION},`,
    `  "files": ${JSON.stringify([...files].sort())},`,
    lines.length === 0 ? '  "findings": []' : `  "findings": [\n${lines.join(",\n")}\n  ]`,
    "}",
    "",
  ].join("\n");
}

/**
 * Reads a baseline.
 * @param text a JSON text, and `json` its value
 * @throws NotBaselineError
 */
export function readBaseline(text: string, json: unknown): ReadBaseline {
  const lineOf = linesOf(text);
  const refuse = (message: string, at: SpecPath = []): never => {
    throw new NotBaselineError(message, lineOf(at));
  };
  if (!isRecord(json) || !("formatVersion" in json) || !("findings" in json))
    return refuse("it is not a baseline of gallerist");
  if (json.formatVersion !== FORMAT_VERSION) {
    const version = `its \`formatVersion\` is ${found(json.formatVersion)}`;
    return refuse(`${version}; this version of gallerist reads ${FORMAT_VERSION}`, ["formatVersion"]);
  }
  const { files, findings } = json;
  if (!isTexts(files)) return refuse("its `files` must be a list of texts", ["files"]);
  if (!Array.isArray(findings)) return refuse("its `findings` must be a list", ["findings"]);
  const entries = findings.map((entry: unknown, index) => {
    const fault = faultOf(entry);
    return fault === undefined ? (entry as BaselineEntry) : refuse(fault, ["findings", index]);
  });
  return { baseline: { files, findings: entries }, lineOf };
}

function faultOf(entry: unknown): string | undefined {
  if (!isRecord(entry)) return "a finding must be an object with `rule` and `path`";
  for (const key of ["rule", "path"]) if (typeof entry[key] !== "string") return `a finding has no \`${key}\``;
  for (const key of ["file", "at"])
    if (entry[key] !== undefined && typeof entry[key] !== "string") return `the \`${key}\` of a finding must be a text`;
  const { count } = entry;
  const isCount = count === undefined || (Number.isSafeInteger(count) && (count as number) > 0);
  return isCount ? undefined : "the `count` of a finding must be a whole number, 1 or more";
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

/** Returns the line of each value of a JSON text, which YAML reads too. */
function linesOf(text: string): (at: SpecPath) => number {
  try {
    const yaml = readText(text, "");
    const places = placesOf(yaml, toData(yaml).targets);
    return (at) => places.at(at).line;
  } catch {
    return () => 1;
  }
}
