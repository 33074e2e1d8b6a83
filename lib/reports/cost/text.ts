import type { CostReport } from "../../cost/report";
import { pathIn } from "../../spec/gallery-identity";
import { costNotes } from "./notes";
import { costTables, dearestVersions, pathsOf, type CostTable } from "./tables";
import { cut } from "../explain/page";
import { printable } from "../../text/printable";
import { layOut, type Column } from "../../text/table";
import { hang, PLAIN, type Paint, type TextOptions } from "../../text/paint";

/** The longest name; longer ones are cut in the middle to leave room for figures. */
const LONGEST_NAME = 34;

/** A way to cut a name: its width, and the characters that are kept at its end. */
interface Cut {
  readonly width: number;
  readonly end: number;
}

/** The characters that each side of a cut keeps at least. */
const LEAST = 6;

/** The ways to try, the middle first. The first that keeps all names of a report apart is used. */
const CUTS: readonly Cut[] = [LONGEST_NAME, 44, 56].flatMap((width) =>
  Array.from({ length: width - 2 * LEAST }, (_, index) => ({ width, end: LEAST + index })).sort(
    (a, b) => Math.abs(a.end + 1 - width / 2) - Math.abs(b.end + 1 - width / 2),
  ),
);

/** Writes the cost of replicas by definition, region and version, and the missing or assumed figures. */
export function costText(report: CostReport, options: TextOptions = {}): string {
  const { width = 80, paint = PLAIN } = options;
  const notes = costNotes(report, printable)
    .map(({ label, text }) => `${label}: ${hang(text, label.length + 2, 2, width)}`)
    .join("\n");
  if (report.byVersion.length === 0) return "no versions: nothing is stored\n";
  const tables = costTables(report, { name: nameText(report), qualifier: qualifierText(report) });
  return `${[headingText(report, paint), ...tables.map((table) => tableText(table, width, paint)), notes].join("\n\n")}\n`;
}

function headingText({ byDefinition, currency }: CostReport, paint: Paint): string {
  const galleries = [...new Set(byDefinition.map((line) => pathIn(line, line.gallery)))];
  const [gallery = ""] = galleries;
  const subject = paint.strong(galleries.length === 1 ? printable(gallery) : `${galleries.length} galleries`);
  return `${subject}: ${currency === null ? "what replicas take up" : `what replicas cost, in ${currency}`}`;
}

function tableText({ texts, header, rows, total, more }: CostTable, width: number, paint: Paint): string {
  const columns = header.map((heading, index): Column => ({
    header: heading,
    cells: new Map(rows.map((row, at) => [at, row[index] ?? ""])),
    footer: total ? [total[index] ?? ""] : [],
  }));
  const { groups } = layOut(columns.slice(0, texts), columns.slice(texts), { width, paint, absent: "" });
  return [groups.join("\n\n"), ...(more === undefined ? [] : [more])].join("\n");
}

/** The widths to try for a qualifier. The smallest that keeps galleries distinct is used, since figures need room. */
const QUALIFIER_WIDTHS = [22, LONGEST_NAME, Infinity];

function qualifierText({ byDefinition }: CostReport): (text: string) => string {
  const all = [...new Set(byDefinition.flatMap(({ qualifier }) => (qualifier === null ? [] : printable(qualifier))))];
  const width = QUALIFIER_WIDTHS.find((each) => new Set(all.map((text) => cut(text, each))).size === all.length);
  return (text) => cut(printable(text), width ?? Infinity);
}

/** Returns a function that shortens names, and keeps apart those of different definitions and versions. */
function nameText(report: CostReport): (text: string) => string {
  const path = pathsOf(report);
  const names = [
    ...report.byDefinition.map((line) => path(line)),
    ...dearestVersions(report).map((line) => `${path(line)}/${line.version}`),
  ];
  const all = [...new Set(names.map(printable))];
  const found = CUTS.find((each) => new Set(all.map((name) => shortened(name, each))).size === all.length);
  return (name) => (found ? shortened(printable(name), found) : printable(name));
}

function shortened(name: string, { width, end }: Cut): string {
  return name.length <= width ? name : `${name.slice(0, width - end - 1)}…${name.slice(-end)}`;
}
