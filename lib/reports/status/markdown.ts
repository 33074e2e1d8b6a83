import type { Readiness } from "../../status/readiness";
import { codeMarkdown, tableMarkdown } from "../../text/markdown";
import { cellText, countsText, itemPath, notesOf, outcomeText, repairSteps } from "./words";

/** The number of regions that fit side by side in a comment on a pull request. */
const MOST_REGIONS = 8;
/** The most versions of an item, and the most facts. GitHub accepts at most 65,536 characters. */
const MOST_VERSIONS = 20;
const MOST_NOTES = 20;

/** Writes the readiness for a comment on a pull request. Users' texts are shown as code, never as Markdown. */
export function statusMarkdown(readiness: Readiness): string {
  const parts = readiness.items.flatMap((item) => {
    const heading = `### ${codeMarkdown(itemPath(item))}`;
    const shown = item.versions.slice(0, MOST_VERSIONS);
    const tables: string[] = [];
    for (let from = 0; from < item.regions.length; from += MOST_REGIONS) {
      const regions = item.regions.slice(from, from + MOST_REGIONS);
      const rows = shown.map((version) => {
        const states = new Map(version.regions.map((region) => [region.region, cellText(region)]));
        return [codeMarkdown(version.version), ...regions.map((region) => states.get(region) ?? "")];
      });
      tables.push(tableMarkdown(1, ["version", ...regions.map(codeMarkdown)], rows));
    }
    const left = item.versions.length - shown.length;
    return [
      heading,
      ...(tables.length > 0 ? tables : ["No versions."]),
      ...(left > 0 ? [`${left} older ones are left out.`] : []),
    ];
  });
  const notes = notesOf(readiness);
  const list = notes.slice(0, MOST_NOTES).map(({ item, version, region, text }) => {
    const path = codeMarkdown(`${itemPath(item)}/${version.version}`);
    const steps = repairSteps(version, region).map((step, index) => `  ${index + 1}. ${codeMarkdown(step)}`);
    return [`- ${path} in ${codeMarkdown(region.region)}: ${codeMarkdown(text)}`, ...steps].join("\n");
  });
  if (notes.length > MOST_NOTES) list.push(`- ${notes.length - MOST_NOTES} more`);
  const result = `**${outcomeText(readiness)}**: ${countsText(readiness)}.`;
  return `${[result, ...parts, ...(list.length > 0 ? [list.join("\n")] : [])].join("\n\n")}\n`;
}
