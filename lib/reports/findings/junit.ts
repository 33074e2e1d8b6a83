import { isOpen, type Finding, type Place } from "../../spec/finding";
import { pathIn } from "../../spec/gallery-identity";
import { valueIn } from "../../text/value-in";
import { notCounted, whereabouts } from "./text";

export interface JunitOptions {
  /** Reports warnings as failed cases too. @default false */
  readonly warningsAsErrors?: boolean;
}

/**
 * Writes findings as JUnit XML, as pipelines show test results: a suite for each file, a failed case for each error, and
 * a passed case with its text for each warning. A file without findings has one case that passed; findings that do not
 * count are skipped cases with the reason.
 * @param files the files that were checked
 */
export function findingsJunit(
  findings: readonly Finding[],
  files: readonly string[],
  { warningsAsErrors = false }: JunitOptions = {},
): string {
  const byFile = new Map<string, Finding[]>(files.map((file) => [file, []]));
  for (const finding of findings) valueIn(byFile, finding.place?.file ?? files[0] ?? "", () => []).push(finding);
  const suites = [...byFile].map(([file, of]) => ({ file, cases: of.map((each) => caseOf(each, warningsAsErrors)) }));
  const all = suites.flatMap(({ cases }) => (cases.length === 0 ? [PASSED] : cases));
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="gallerist check" ${countsOf(all)}>`,
    ...suites.flatMap(({ file, cases }) => suiteLines(file, cases.length === 0 ? [PASSED] : cases)),
    "</testsuites>",
    "",
  ].join("\n");
}

/** A finding as a test case. */
interface Case {
  readonly result: "passed" | "failed" | "skipped";
  readonly name: string;
  readonly place?: Place | null;
  /** The tag of its result. @default - none: there is nothing to say */
  readonly tag?: string;
}

const PASSED: Case = { result: "passed", name: "nothing to report" };

function caseOf(finding: Finding, warningsAsErrors: boolean): Case {
  const { severity, rule, problem, help, source, path, gallery, place } = finding;
  const named = { name: `${rule}: ${pathIn(gallery, path)}`, place };
  if (!isOpen(finding)) return { ...named, result: "skipped", tag: `<skipped message="${xml(notCounted(finding))}"/>` };
  const text = xml(`${severity}[${rule}]: ${problem}\nat: ${whereabouts(finding)}\nhelp: ${help}\nsee: ${source}`);
  if (severity === "warning" && !warningsAsErrors)
    return { ...named, result: "passed", tag: `<system-out>${text}</system-out>` };
  return {
    ...named,
    result: "failed",
    tag: `<failure type="${severity}" message="${xml(problem)}">${text}</failure>`,
  };
}

function suiteLines(file: string, cases: readonly Case[]): string[] {
  const lines = cases.flatMap(({ name, place, tag }) => {
    const at = place ? ` file="${xml(place.file)}" line="${place.line}"` : "";
    const open = `    <testcase classname="${xml(file)}" name="${xml(name)}"${at} time="0"`;
    return tag === undefined ? [`${open}/>`] : [`${open}>`, `      ${tag}`, "    </testcase>"];
  });
  return [`  <testsuite name="${xml(file)}" ${countsOf(cases)}>`, ...lines, "  </testsuite>"];
}

function countsOf(cases: readonly Case[]): string {
  const count = (result: Case["result"]): number => cases.filter((each) => each.result === result).length;
  return `tests="${cases.length}" failures="${count("failed")}" errors="0" skipped="${count("skipped")}" time="0"`;
}

/** The characters that XML 1.0 cannot hold, even escaped, and those that steer a terminal. */
const FORBIDDEN = /[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/** Returns a text as XML holds it, in an attribute or between tags. */
function xml(text: string): string {
  return text
    .replace(FORBIDDEN, (character) => `\\u{${(character.codePointAt(0) as number).toString(16)}}`)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
