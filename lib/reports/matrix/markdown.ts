import { isPublishedElsewhere } from "../../plan/provider";
import type { GalleryPlan } from "../../plan/plan";
import { counted, grouped } from "../../text/wording";
import { galleryName } from "./gallery-heading";
import { codeMarkdown, pathMarkdown, tableMarkdown } from "../../text/markdown";
import { edgeZonesOf, edgeZoneText, edgeZoneTotals } from "./edge-zones";
import { cellText, emptyMark, marksOf, meaningsOf, olderMark, openTotals, sumMark, sumText, UNKNOWN } from "./marks";
import { gibText } from "../../text/money";
import { Notes, PUBLISHED, statesOf } from "./states";
import { kindHeading } from "./item-kinds";
import { galleriesIn, matrixView, type MatrixRow, type MatrixView } from "./view";
import { placedBy, regionsNotKnown } from "./placed-by";

/** The number of regions that fit side by side in a comment on a pull request. */
const MOST_REGIONS = 8;
/** The most versions of a definition. Comments must be readable, and GitHub accepts at most 65,536 characters. */
const MOST_VERSIONS = 20;

/**
 * Writes versions by region for a comment on a pull request: a table for each definition and 8 of its regions, with
 * its newest 20 versions in rows and the older ones summed up in one. Users' texts are shown as code, never as Markdown.
 */
export function matrixMarkdown(plans: readonly GalleryPlan[]): string {
  const marks = new Set<string>();
  const parts = galleriesIn(plans).flatMap(({ gallery, definitions }) => {
    if (definitions.length === 0) return [`### ${pathMarkdown(gallery, galleryName(gallery))}`, "No images."];
    return definitions.flatMap((each) => definitionParts(matrixView(each, MOST_VERSIONS), marks));
  });
  const key = meaningsOf(marks);
  if (marks.has(LATEST)) key.push("**bold** what latest is there");
  if (key.length > 0) parts.push(`Key: ${key.join(", ")}.`);
  return `${parts.join("\n\n")}\n`;
}

/** The mark of cells in bold. */
const LATEST = "latest";

function definitionParts(view: MatrixView, marks: Set<string>): string[] {
  const { definition, gallery, name } = view;
  const { regions, versions } = definition;
  const heading = `### ${kindHeading(definition)}${pathMarkdown(gallery, name)}`;
  const words = placedBy(definition, codeMarkdown);
  const placed = words.charAt(0).toUpperCase() + words.slice(1);
  if (versions.length === 0) return [heading, `${placed}: no versions.`];
  if (regions.length === 0) return [heading, `${placed}: ${regionsNotKnown(definition, codeMarkdown)}.`];
  const notes = new Notes();
  const states = view.rows.map(({ version }) => stateText(version, notes));
  if (view.rows.some(({ version }) => isPublishedElsewhere(version.spec))) marks.add(PUBLISHED);
  const tables: string[] = [];
  for (let from = 0; from < regions.length; from += MOST_REGIONS) {
    tables.push(tableText(view, states, regions.slice(from, from + MOST_REGIONS), marks));
  }
  const list = [
    ...edgeZonesOf(definition).map((use) => `- ${edgeZoneText(use, codeMarkdown)}`),
    ...notes.all().map(([number, text]) => `- \\[${number}] ${text}`),
  ];
  return [heading, `${placed}: ${totalsText(view)}.`, ...tables, ...(list.length > 0 ? [list.join("\n")] : [])];
}

function totalsText({ holding, definition, older, open }: MatrixView): string {
  const { versions, replicas, storedGiB, versionsWithoutSize } = holding;
  const counts = [
    counted(versions, "version"),
    counted(definition.regions.length, "region"),
    counted(replicas, "replica"),
    ...(versionsWithoutSize < versions ? [`${gibText(storedGiB)} GiB`] : []),
    ...edgeZoneTotals(definition),
    ...openTotals(open),
  ];
  const unknown = versionsWithoutSize > 0 ? [`size unknown of ${counted(versionsWithoutSize, "version")}`] : [];
  const left = older ? [`${grouped(older.versions)} older ones in one row`] : [];
  return [counts.join(", "), ...unknown, ...left].join("; ");
}

function stateText({ spec }: MatrixRow["version"], notes: Notes): string {
  const parts = statesOf(spec).map(({ state, name, reason }) => {
    if (name !== undefined) return `${state} ${codeMarkdown(name)}`;
    return reason === undefined ? state : `${state} \\${notes.mark(`${state}: ${codeMarkdown(reason)}`)}`;
  });
  return parts.join(", ");
}

function tableText(
  { definition, holding, rows, older, open }: MatrixView,
  states: readonly string[],
  regions: readonly string[],
  marks: Set<string>,
): string {
  const { latest } = definition;
  const hasStates = states.some((state) => state !== "");
  const stub = (first: string, state = ""): string[] => (hasStates ? [first, state] : [first]);
  const body = rows.map((row, index) => [
    ...stub(codeMarkdown(row.version.version), states[index]),
    ...regions.map((region) =>
      cell(row, region, !open.latest.has(region) && latest.get(region) === row.version.version, marks),
    ),
  ]);
  const total = (region: string): string => {
    const replicas = holding.byRegion.get(region)?.replicas ?? 0;
    return sumCell(replicas, sumMark(replicas, open.regions.has(region)), marks);
  };
  const latestThere = (region: string): string => {
    if (open.latest.has(region)) return UNKNOWN;
    const version = latest.get(region);
    return version == null ? "none" : codeMarkdown(version);
  };
  return tableMarkdown(
    hasStates ? 2 : 1,
    [...stub("version", "state"), ...regions.map(codeMarkdown)],
    [
      ...body,
      ...(older
        ? [
            [
              ...stub(`${grouped(older.versions)} older`),
              ...regions.map((at) => sumCell(older.replicas.get(at), olderMark(older, at), marks)),
            ],
          ]
        : []),
      [...stub("*replicas*"), ...regions.map(total)],
      [...stub("*latest*"), ...regions.map(latestThere)],
    ],
  );
}

function sumCell(replicas: number | undefined, mark: string | undefined, marks: Set<string>): string {
  if (mark !== undefined) marks.add(mark);
  return sumText(String(replicas ?? 0), mark);
}

function cell({ version, byRegion }: MatrixRow, region: string, isLatest: boolean, marks: Set<string>): string {
  const target = byRegion.get(region);
  for (const mark of target ? marksOf(target) : [emptyMark(version, region)]) marks.add(mark);
  if (isLatest) marks.add(LATEST);
  const text = target ? cellText(target) : emptyMark(version, region);
  return isLatest ? `**${text}**` : text;
}
