import type { RetentionReport } from "../../retention/retain";
import { codeMarkdown, tableMarkdown } from "../../text/markdown";
import { outcomeWords, PIPELINE_DELETES, pipelineDeletes, reasonWords, summaryWords } from "./words";

/** Writes the fate of each version and its reason, for a comment on a pull request. */
export function retentionMarkdown(report: RetentionReport): string {
  const tables = report.items.map(({ label, fates }) => {
    const rows = fates.map((fate) => [codeMarkdown(fate.version), outcomeWords(fate), codeMarkdown(reasonWords(fate))]);
    return `#### ${codeMarkdown(label)}\n\n${tableMarkdown(3, ["Version", "Outcome", "Reason"], rows)}`;
  });
  const none = report.withoutRetention.map((label) => `- ${codeMarkdown(label)}: no retention, all versions stay`);
  const ids = pipelineDeletes(report).map((id) => `- ${codeMarkdown(id)}`);
  return `${[
    `### Retention of ${codeMarkdown(report.gallery)} on ${report.asOf}`,
    codeMarkdown(summaryWords(report)),
    ...tables,
    ...(none.length > 0 ? [none.join("\n")] : []),
    ...(ids.length > 0 ? [`**${PIPELINE_DELETES}**\n\n${ids.join("\n")}`] : []),
  ].join("\n\n")}\n`;
}
