import type { ItemReadiness, Readiness, RegionReadiness } from "../../status/readiness";
import { hang, PLAIN, type TextOptions } from "../../text/paint";
import { printable } from "../../text/printable";
import { layOut, type Column } from "../../text/table";
import { cellText, countsText, itemPath, notesOf, outcomeText, repairSteps, type StatusNote } from "./words";

/** The most facts that are listed below the tables. */
const MOST_NOTES = 20;

const ABSENT = "-";

/** Writes the readiness of versions by region, with bars of progress on a terminal. */
export function statusText(readiness: Readiness, { width, paint = PLAIN }: TextOptions = {}): string {
  const isTerminal = width !== undefined;
  const columns = width ?? 80;
  const tables = readiness.items.map((item) => {
    const heading = paint.strong(printable(itemPath(item)));
    if (item.versions.length === 0) return `${heading}: no versions`;
    const stub: Column = {
      header: "version",
      cells: new Map(item.versions.map(({ version }, row) => [row, printable(version)])),
      footer: [],
    };
    const table = layOut([stub], columnsOf(item, isTerminal), { width: columns, paint, absent: ABSENT });
    return `${heading}\n${table.groups.join("\n\n")}`;
  });
  const notes = notesOf(readiness);
  const lines = notes.slice(0, MOST_NOTES).map((note) => noteText(note, columns));
  if (notes.length > MOST_NOTES) lines.push(`${notes.length - MOST_NOTES} more; --format json has all`);
  const end = `${countsText(readiness)}\n${paint.strong(outcomeText(readiness))}`;
  return `${[...tables, ...(lines.length > 0 ? [lines.join("\n")] : []), end].join("\n\n")}\n`;
}

function columnsOf({ regions, versions }: ItemReadiness, isTerminal: boolean): Column[] {
  const cells = new Map(regions.map((region) => [region, new Map<number, string>()]));
  versions.forEach((version, row) => {
    for (const region of version.regions) cells.get(region.region)?.set(row, shownCell(region, isTerminal));
  });
  return regions.map((region) => ({
    header: printable(region),
    cells: cells.get(region) ?? new Map<number, string>(),
    footer: [],
  }));
}

/** The length of a bar, in characters. */
const BAR = 10;

function shownCell(region: RegionReadiness, isTerminal: boolean): string {
  const { state, progress } = region;
  if (!isTerminal || state !== "waiting" || progress === undefined) return cellText(region);
  const full = Math.round((Math.min(Math.max(progress, 0), 100) / 100) * BAR);
  return `${"█".repeat(full)}${"░".repeat(BAR - full)} ${progress}%`;
}

function noteText({ item, version, region, text }: StatusNote, width: number): string {
  const label = printable(`${itemPath(item)}/${version.version} in ${region.region}: `);
  const steps = repairSteps(version, region).map(
    (step, index) => `\n  ${index + 1}. ${hang(printable(step), 5, 5, width)}`,
  );
  return `${label}${hang(printable(text), label.length, 2, width)}${steps.join("")}`;
}
