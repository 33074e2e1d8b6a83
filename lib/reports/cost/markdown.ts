import type { CostReport } from "../../cost/report";
import { costNotes } from "./notes";
import { costTables } from "./tables";
import { codeMarkdown, pathMarkdown, tableMarkdown } from "../../text/markdown";

/** Writes the cost of replicas for a comment on a pull request. Users' texts are shown as code, never as Markdown. */
export function costMarkdown(report: CostReport): string {
  const { currency, byDefinition } = report;
  const galleries = [...new Set(byDefinition.map((of) => pathMarkdown(of, of.gallery)))];
  const subject = galleries.length === 1 ? ` of ${galleries.join()}` : "";
  const heading =
    currency === null ? `### What replicas${subject} take up` : `### Cost of replicas${subject}, in ${currency}`;
  if (report.byVersion.length === 0) return `${heading}\n\nNo versions: nothing is stored.\n`;
  const tables = costTables(report, { name: codeMarkdown, qualifier: codeMarkdown }).map(
    ({ texts, header, rows, total, more }) =>
      [
        tableMarkdown(texts, header, total ? [...rows, total.map((cell) => (cell === "" ? "" : `**${cell}**`))] : rows),
        ...(more === undefined ? [] : [`\n…${more}`]),
      ].join("\n"),
  );
  const notes = costNotes(report, codeMarkdown).map(({ label, text }) => `- **${label}**: ${text}`);
  return `${[heading, ...tables, notes.join("\n")].join("\n\n")}\n`;
}
