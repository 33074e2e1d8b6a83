import { ruleEntries, type RuleEntry } from "./rule-entries";
import { hang, PLAIN, type TextOptions } from "../../text/paint";

const SEVERITY_WIDTH = "warning".length;
const INDENT = 2;

/** Writes a table of the rules of each subject as Markdown, with links to their pages in the same folder. */
export function rulesMarkdown(): string {
  const tables = bySubject().map(([subject, entries]) => {
    const rows = entries.map(({ id, severity, summary }) => `| [${id}](${id}.md) | ${severity} | ${summary} |`);
    return [`### ${subject}`, "", "| rule | severity | about |", "| --- | --- | --- |", ...rows].join("\n");
  });
  return `${tables.join("\n\n")}\n`;
}

/** Writes all rules for a terminal, by subject. */
export function rulesText({ width = Infinity, paint = PLAIN }: TextOptions = {}): string {
  const column = INDENT + SEVERITY_WIDTH + INDENT;
  const gap = " ".repeat(INDENT);
  const parts = bySubject().map(([subject, entries]) => {
    const rows = entries.flatMap(({ id, severity, summary }) => [
      `${gap}${paint[severity](severity.padEnd(SEVERITY_WIDTH))}${gap}${paint.strong(id)}`,
      `${" ".repeat(column)}${hang(summary, column, column, width)}`,
    ]);
    return [subject, ...rows].join("\n");
  });
  return `${parts.join("\n\n")}\n`;
}

function bySubject(): [string, RuleEntry[]][] {
  const subjects = new Map<string, RuleEntry[]>();
  for (const entry of ruleEntries()) {
    const entries = subjects.get(entry.subject);
    if (entries) entries.push(entry);
    else subjects.set(entry.subject, [entry]);
  }
  return [...subjects];
}
