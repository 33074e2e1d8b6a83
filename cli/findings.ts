import { isOpen, type Finding } from "../lib/spec/finding";
import { printable } from "../lib/text/printable";
import { countOf, findingsCount, findingsText } from "../lib/reports/findings/text";
import type { Stdio } from "./stdio";
import { layoutFor } from "./terminal";

/**
 * Reports the findings of files on standard error, for verbs that are about something else: errors as `check` shows
 * them, and the number of warnings. Returns whether there is an error.
 */
export function reportFindings(findings: readonly Finding[], files: readonly string[], stdio: Stdio): boolean {
  const isError = (finding: Finding): boolean => finding.severity === "error" && isOpen(finding);
  const errors = findings.filter(isError);
  if (errors.length > 0) stdio.stderr.write(findingsText(errors, layoutFor(stdio.stderr, stdio.env)));
  countFindings(
    findings.filter((finding) => !isError(finding)),
    files,
    stdio,
  );
  return errors.length > 0;
}

/** Reports only the number of findings, in one line that says how to see them. Returns whether one is an error. */
export function countFindings(findings: readonly Finding[], files: readonly string[], stdio: Stdio): boolean {
  if (findings.length === 0) return false;
  const open = findings.filter(isOpen).length;
  const command = `gallerist check ${files.join(" ")} shows ${open === 1 ? "it" : "them"}`;
  const count = findingsCount(findings);
  stdio.stderr.write(`${printable(open === 0 ? count : `${count}: ${command}`)}\n`);
  return countOf(findings, "error") > 0;
}
