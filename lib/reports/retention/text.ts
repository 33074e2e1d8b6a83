import type { RetainedItem, RetentionReport } from "../../retention/retain";
import { PLAIN, type Paint, type TextOptions } from "../../text/paint";
import { printable } from "../../text/printable";
import { outcomeWords, PIPELINE_DELETES, pipelineDeletes, reasonWords, summaryWords } from "./words";

/** Writes the fate of each version and its reason, and what a pipeline must delete. */
export function retentionText(report: RetentionReport, { paint = PLAIN }: TextOptions = {}): string {
  const heading = paint.strong(printable(`${report.gallery}: retention on ${report.asOf}`));
  const tables = report.items.map((item) => itemText(item, paint));
  const none = report.withoutRetention.map((label) => printable(`${label}: no retention, all versions stay`));
  const ids = pipelineDeletes(report);
  const deletes = [`${PIPELINE_DELETES}:`, ...ids.map((id) => printable(`  az resource delete --ids ${id}`))].join(
    "\n",
  );
  return `${[
    heading,
    ...tables,
    ...(none.length > 0 ? [none.join("\n")] : []),
    printable(summaryWords(report)),
    ...(ids.length > 0 ? [deletes] : []),
  ].join("\n\n")}\n`;
}

function itemText({ label, fates }: RetainedItem, paint: Paint): string {
  const rows = fates.map((fate) => [fate.version, outcomeWords(fate), reasonWords(fate)].map(printable));
  const widths = [0, 1].map((column) => rows.reduce((width, row) => Math.max(width, row[column]?.length ?? 0), 0));
  const lines = rows.map(([version = "", outcome = "", reason = ""]) =>
    `  ${version.padEnd(widths[0] ?? 0)}  ${outcome.padEnd(widths[1] ?? 0)}  ${reason}`.trimEnd(),
  );
  return [paint.strong(printable(label)), ...lines].join("\n");
}
