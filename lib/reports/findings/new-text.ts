import type { Finding } from "../../spec/finding";
import { printable } from "../../text/printable";
import { grouped } from "../../text/wording";
import { hang, PLAIN, type TextOptions } from "../../text/paint";
import { whereabouts } from "./text";

/** The most findings that a block shows. */
const MOST = 10;

/** Writes findings that a change brings as one block: a heading, and a line for each of the first ones. */
export function newFindingsText(findings: readonly Finding[], file: string, options: TextOptions = {}): string {
  const { width = Infinity, paint = PLAIN } = options;
  const lines = findings.slice(0, MOST).map((finding) => {
    const head = `${finding.severity}[${finding.rule}]:`;
    const text = printable(`${finding.problem} (${whereabouts(finding)})`);
    return `  ${paint[finding.severity](head)} ${hang(text, head.length + 3, 6, width)}`;
  });
  const more = findings.length - MOST;
  if (more > 0) lines.push(`  and ${grouped(more)} more`);
  return [printable(`new in ${file}:`), ...lines, ""].join("\n");
}
