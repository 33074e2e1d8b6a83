import type { DefinitionPlan, GalleryPlan, TargetRegion, VersionPlan } from "../plan";
import type { StorageAccountType } from "../spec";
import { printable } from "./printable";
import { layOut, type Column } from "./table";
import { counted, hang, PLAIN, type Paint, type TextOptions } from "./text";

const STORAGE_MARKS: Readonly<Record<StorageAccountType, string>> = {
  Standard_LRS: "",
  Standard_ZRS: "z",
  Premium_LRS: "p",
};
const EXCLUDED = "( )";
const ABSENT = "·";
const LEFT_OUT = "rows";

/** What the marks of a matrix mean, in the order of its key. */
const MEANINGS = new Map([
  [STORAGE_MARKS.Standard_ZRS, "z Standard_ZRS"],
  [STORAGE_MARKS.Premium_LRS, "p Premium_LRS"],
  [EXCLUDED, "( ) excluded from latest there"],
  [ABSENT, `${ABSENT} not there`],
  [LEFT_OUT, "a version in none of a table's regions has no row in it"],
]);

/** Versions by region, newest first: replicas, storage, and what `latest` is where. */
export function matrixText(plans: readonly GalleryPlan[], options: TextOptions = {}): string {
  const { width = 80, paint = PLAIN } = options;
  const marks = new Set<string>();
  const parts = plans.flatMap(({ spec, definitions }) =>
    definitions.length === 0
      ? [`${paint.strong(printable(spec.gallery.name))}: no images`]
      : definitions.map((definition) => definitionText(definition, marks, width, paint)),
  );
  const key = [...MEANINGS].filter(([mark]) => marks.has(mark)).map(([, meaning]) => meaning);
  if (key.length > 0) parts.push(paint.faint(`key: ${hang(key.join(", "), 5, 5, width)}`));
  return `${parts.join("\n\n")}\n`;
}

function definitionText(definition: DefinitionPlan, marks: Set<string>, width: number, paint: Paint): string {
  if (definition.versions.length === 0) return `${headingText(definition, paint)}\nno versions`;
  const reasons = new Map<string, number>();
  const latest = [...new Set(definition.latest.values())];
  const isOneLatest = latest.length === 1;
  const table = layOut(stubColumns(definition, reasons, isOneLatest), regionColumns(definition, marks, isOneLatest), {
    width,
    paint,
    absent: ABSENT,
  });
  if (table.hasAbsent) marks.add(ABSENT);
  if (table.leavesOut) marks.add(LEFT_OUT);
  const lines = [
    ...(isOneLatest ? [latest[0] == null ? "no region has a latest" : `latest in every region: ${latest[0]}`] : []),
    totalsText(definition),
    ...[...reasons].map(([reason, number]) => footnoteText(number, reason, width)),
  ];
  return [`${headingText(definition, paint)}\n${table.groups.join("\n\n")}`, lines.join("\n")].join("\n\n");
}

function headingText({ gallery, name, policy, home }: DefinitionPlan, paint: Paint): string {
  const policyText = policy.name === undefined ? "no policy" : `policy ${printable(policy.name)}`;
  return `${paint.strong(printable(`${gallery}/${name}`))}: ${policyText}, home ${printable(home)}`;
}

function stubColumns({ versions }: DefinitionPlan, reasons: Map<string, number>, isOneLatest: boolean): Column[] {
  const names = versions.map(({ version }) => printable(version));
  const states = versions.map((version) => stateText(version, reasons));
  const version: Column = { header: "version", cells: byRow(names), footer: footer("replicas", "latest", isOneLatest) };
  if (states.every((state) => state === "")) return [version];
  return [version, { header: "state", cells: byRow(states), footer: [] }];
}

/** How a version differs from a plain active one; withdrawn ones with the number of their reason. */
function stateText({ spec }: VersionPlan, reasons: Map<string, number>): string {
  const states: string[] = [];
  if (spec.state === "candidate") states.push("candidate");
  if (spec.ring !== undefined) states.push(`ring ${printable(spec.ring)}`);
  if (spec.withdrawn) {
    const { reason } = spec.withdrawn;
    if (!reasons.has(reason)) reasons.set(reason, reasons.size + 1);
    states.push(`withdrawn [${String(reasons.get(reason))}]`);
  }
  return states.join(", ");
}

function regionColumns(definition: DefinitionPlan, marks: Set<string>, isOneLatest: boolean): Column[] {
  const regions = new Map(definition.regions.map((region) => [region, { cells: new Map<number, string>(), sum: 0 }]));
  definition.versions.forEach(({ targetRegions }, row) => {
    for (const target of targetRegions) {
      const region = regions.get(target.name);
      region?.cells.set(row, cellText(target, marks));
      if (region) region.sum += target.replicas;
    }
  });
  return [...regions].map(([name, { cells, sum }]) => ({
    header: printable(name),
    cells,
    footer: footer(String(sum), printable(definition.latest.get(name) ?? "none"), isOneLatest),
  }));
}

function cellText({ replicas, storageAccountType, excludeFromLatest }: TargetRegion, marks: Set<string>): string {
  const mark = STORAGE_MARKS[storageAccountType];
  marks.add(mark);
  if (!excludeFromLatest) return `${replicas}${mark}`;
  marks.add(EXCLUDED);
  return `(${replicas}${mark})`;
}

/** One latest for every region is said once, below the table. */
function footer(replicas: string, latest: string, isOneLatest: boolean): string[] {
  return isOneLatest ? [replicas] : [replicas, latest];
}

function byRow(cells: readonly string[]): Map<number, string> {
  return new Map(cells.entries());
}

function totalsText({ versions, regions }: DefinitionPlan): string {
  let replicas = 0;
  for (const { targetRegions } of versions) for (const target of targetRegions) replicas += target.replicas;
  const counts = [counted(versions.length, "version"), counted(regions.length, "region"), counted(replicas, "replica")];
  return `total: ${counts.join(", ")}`;
}

function footnoteText(number: number, reason: string, width: number): string {
  const label = `[${number}] withdrawn: `;
  return label + hang(printable(reason), label.length, 4, width);
}
