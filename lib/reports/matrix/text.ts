import { pathIn } from "../../spec/gallery-identity";
import { isPublishedElsewhere } from "../../plan/provider";
import type { GalleryPlan, ItemPlan } from "../../plan/plan";
import { counted } from "../../text/wording";
import { openOf, type Open } from "../../plan/unread";
import { galleryHeading } from "./gallery-heading";
import { edgeZonesOf, edgeZoneText, edgeZoneTotals } from "./edge-zones";
import { ABSENT, cellText, emptyMark, marksOf, meaningsOf, openTotals, sumMark, sumText, UNKNOWN } from "./marks";
import { Notes, PUBLISHED, statesOf } from "./states";
import { kindHeading } from "./item-kinds";
import { galleriesIn, type DefinitionIn } from "./view";
import { definitionHolding, type DefinitionHolding } from "./totals";
import { cut } from "../explain/page";
import { placedBy, regionsNotKnown } from "./placed-by";
import { printable } from "../../text/printable";
import { layOut, type Column } from "../../text/table";
import { hang, PLAIN, type Paint, type TextOptions } from "../../text/paint";

/** The mark of tables without their empty rows. */
const LEFT_OUT = "rows";

/** The longest version number and region that Azure allows. Longer ones are wrong, and are shortened. */
const LONGEST_VERSION = 32;
const LONGEST_REGION = 24;
const GAP = 2;

/** Writes versions by region, newest first: replicas, storage, and `latest` by region. Fits the width if possible. */
export function matrixText(plans: readonly GalleryPlan[], options: TextOptions = {}): string {
  const { width = 80, paint = PLAIN } = options;
  const marks = new Set<string>();
  const parts = galleriesIn(plans).flatMap(({ gallery, definitions }) => {
    if (definitions.length === 0) return [`${paint.strong(printable(galleryHeading(gallery)))}: no images`];
    return definitions.map((each) => {
      return `${headingText(each, width, paint)}\n${definitionText(each.definition, marks, width, paint)}`;
    });
  });
  const key = meaningsOf(marks);
  if (marks.has(LEFT_OUT)) key.push("a version in none of a table's regions has no row in it");
  if (key.length > 0) parts.push(paint.faint(`key: ${hang(key.join(", "), 5, 5, width)}`));
  return `${parts.join("\n\n")}\n`;
}

function definitionText(definition: ItemPlan, marks: Set<string>, width: number, paint: Paint): string {
  if (definition.versions.length === 0) return "no versions";
  if (definition.regions.length === 0) return hang(regionsNotKnown(definition, shortVersion), 0, GAP, width);
  const notes = new Notes();
  const open = openOf(definition);
  const latest = [...new Set(definition.regions.map((region) => latestText(definition, open, region)))];
  const [oneLatest] = latest.length === 1 ? latest : [];
  const holding = definitionHolding(definition);
  const columns = regionColumns({ definition, holding, open, isOneLatest: oneLatest !== undefined }, marks);
  if (definition.versions.some(({ spec }) => isPublishedElsewhere(spec))) marks.add(PUBLISHED);
  const widest = columns.reduce((most, { header }) => Math.max(most, header.length), 0);
  const table = layOut(stubColumns(definition, notes, oneLatest !== undefined, width - GAP - widest), columns, {
    width,
    paint,
    absent: ABSENT,
  });
  if (table.hasAbsent) marks.add(ABSENT);
  if (table.leavesOut) marks.add(LEFT_OUT);
  const lines = [
    ...(oneLatest === undefined ? [] : [oneLatestText(oneLatest)]),
    totalsText(definition, holding, open),
    ...edgeZonesOf(definition).map((use) => hang(edgeZoneText(use, printable), 0, GAP, width)),
    ...notes.all().map(([number, note]) => footnoteText(number, note, width)),
  ];
  return [...table.groups, lines.join("\n")].join("\n\n");
}

function headingText({ definition, gallery, name }: DefinitionIn, width: number, paint: Paint): string {
  const path = printable(kindHeading(definition) + pathIn(gallery, name));
  return `${paint.strong(path)}: ${hang(placedBy(definition, printable), path.length + 2, GAP, width)}`;
}

/** Returns the columns of the version and its states. A state that does not fit is a footnote. */
function stubColumns({ versions }: ItemPlan, notes: Notes, isOneLatest: boolean, width: number): Column[] {
  const names = versions.map(({ version }) => shortVersion(version));
  const version: Column = { header: "version", cells: byRow(names), footer: footer("replicas", "latest", isOneLatest) };
  const room = width - GAP - names.reduce((most, name) => Math.max(most, name.length), "replicas".length);
  const states = versions.map(({ spec }) => {
    const parts = statesOf(spec).map(({ state, name, reason }) => {
      const text = name === undefined ? state : `${state} ${printable(name)}`;
      return reason === undefined ? text : `${text} ${notes.mark(`${text}: ${printable(reason)}`)}`;
    });
    const text = parts.join(", ");
    return text.length <= room ? text : notes.mark(text);
  });
  if (states.every((state) => state === "")) return [version];
  return [version, { header: "state", cells: byRow(states), footer: [] }];
}

interface Shown {
  readonly definition: ItemPlan;
  readonly holding: DefinitionHolding;
  readonly open: Open;
  /** True if the text below the table names `latest`. */
  readonly isOneLatest: boolean;
}

function regionColumns({ definition, holding, open, isOneLatest }: Shown, marks: Set<string>): Column[] {
  const cells = new Map(definition.regions.map((region) => [region, new Map<number, string>()]));
  definition.versions.forEach((version, row) => {
    for (const target of version.targetRegions) {
      cells.get(target.name)?.set(row, cellText(target));
      for (const mark of marksOf(target)) marks.add(mark);
    }
    // A version whose presence is not known has a row.
    for (const region of version.unread ? open.regions : []) {
      if (emptyMark(version, region) !== UNKNOWN) continue;
      marks.add(UNKNOWN);
      cells.get(region)?.set(row, UNKNOWN);
    }
  });
  return definition.regions.map((region) => {
    const replicas = holding.byRegion.get(region)?.replicas ?? 0;
    const mark = sumMark(replicas, open.regions.has(region));
    if (mark !== undefined) marks.add(mark);
    return {
      header: cut(printable(region), LONGEST_REGION),
      cells: cells.get(region) ?? new Map<number, string>(),
      footer: footer(sumText(String(replicas), mark), latestText(definition, open, region), isOneLatest),
    };
  });
}

/** The text for no version; no version has this name. */
const NONE = "none";

/** Returns the text of `latest` in a region: a version, none, or not known. */
function latestText({ latest }: ItemPlan, open: Open, region: string): string {
  return open.latest.has(region) ? UNKNOWN : shortVersion(latest.get(region) ?? NONE);
}

function oneLatestText(latest: string): string {
  if (latest === UNKNOWN) return "latest is not known in any region";
  return latest === NONE ? "no region has a latest" : `latest in every region: ${latest}`;
}

function shortVersion(version: string): string {
  return cut(printable(version), LONGEST_VERSION);
}

/** Returns the lines below the table. If every region has the same latest, it is written once here. */
function footer(replicas: string, latest: string, isOneLatest: boolean): string[] {
  return isOneLatest ? [replicas] : [replicas, latest];
}

function byRow(cells: readonly string[]): Map<number, string> {
  return new Map(cells.entries());
}

function totalsText(definition: ItemPlan, { replicas }: DefinitionHolding, open: Open): string {
  const { versions, regions } = definition;
  const counts = [
    counted(versions.length, "version"),
    counted(regions.length, "region"),
    counted(replicas, "replica"),
    ...edgeZoneTotals(definition),
    ...openTotals(open),
  ];
  return `total: ${counts.join(", ")}`;
}

function footnoteText(number: number, note: string, width: number): string {
  const label = `[${number}] `;
  return label + hang(note, label.length, 4, width);
}
