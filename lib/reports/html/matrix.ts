import type { TargetRegion } from "../../plan/plan";
import { byCodeUnit } from "../../text/order";
import { firstFew, grouped } from "../../text/wording";
import { cellText, edgeText, emptyMark, olderMark, replicasCell, sumMark, sumText } from "../matrix/marks";
import { statesOf } from "../matrix/states";
import type { MatrixRow, MatrixView } from "../matrix/view";
import { markup, NOTHING, type Html } from "./escape";
import { heatClass } from "./heat";

/**
 * The characters of cells that fit on a line of a printed page, A4 landscape, as they are and in the small letters of a
 * wide matrix, and the part that states take.
 */
const ROOM = 172;
const WIDE_ROOM = 218;
const STATES = 22;
/** The width of a column in addition to its characters. */
const PADDING = 0.9;

/** The most regions whose names stand level above their columns. */
export const FEW_REGIONS = 8;

/** Writes the matrix of a definition as tables, each with as many regions as fit on a printed page. */
export function matrixTables(view: MatrixView): Html[] {
  const { path, rows } = view;
  const hasStates = rows.some(({ version }) => statesOf(version.spec).length > 0);
  const groups = regionGroups(view, hasStates);
  const width = (groups[0]?.length ?? 0) * columnWidth(view) + (hasStates ? STATES : 0);
  const size = view.definition.regions.length <= FEW_REGIONS ? " level" : width > ROOM ? " wide" : "";
  return groups.map((regions, index) => {
    const which = groups.length === 1 ? "" : `, part ${index + 1} of ${groups.length}`;
    const name = `Replicas of ${path} by version and region${which}`;
    return markup`<div class="scroll" role="region" aria-label="${name}" tabindex="0">
<table class="matrix${size}">
<caption><span class="fit">${name}</span></caption>
<thead><tr><th scope="col">version</th>${hasStates ? markup`<th scope="col">state</th>` : NOTHING}${regions.map(headCell)}</tr></thead>
<tbody>
${rows.map((row) => rowOf(row, view, regions, hasStates))}${olderRow(view, regions, hasStates)}</tbody>
<tfoot>
<tr><th scope="row">replicas</th>${blank(hasStates)}${regions.map((region) => totalCell(view, region))}</tr>
</tfoot>
</table>
</div>
`;
  });
}

function headCell(region: string): Html {
  return markup`<th scope="col"><span>${region}</span>`;
}

function rowOf(
  { version, byRegion }: MatrixRow,
  view: MatrixView,
  regions: readonly string[],
  hasStates: boolean,
): Html {
  const { latest } = view.definition;
  const isLatest = (region: string): boolean => latest.get(region) === version.version && !view.open.latest.has(region);
  const cells = regions.map((region) => {
    const target = byRegion.get(region);
    return target ? cell(target, isLatest(region)) : markup`<td>${emptyMark(version, region)}`;
  });
  return markup`<tr><th scope="row">${version.version}</th>${hasStates ? markup`<td class="state">${stateText(version.spec)}` : NOTHING}${cells}</tr>
`;
}

function stateText(spec: MatrixRow["version"]["spec"]): string {
  return statesOf(spec)
    .map(({ state, name, reason }) => [
      state,
      ...(name === undefined ? [] : [name]),
      ...(reason ? [`(${reason})`] : []),
    ])
    .map((words) => words.join(" "))
    .join(", ");
}

/** Writes a cell, without the end tag, which HTML does not need: a page has 40,000 cells. Class `l` marks the version that is latest there, `x` one that is excluded from latest. */
function cell(target: TargetRegion, isLatest: boolean): Html {
  const classes = [heatClass(target.replicas), ...(target.excludeFromLatest ? ["x"] : []), ...(isLatest ? ["l"] : [])];
  return classes.length === 1
    ? markup`<td class=${classes[0] as string}>${cellContent(target)}`
    : markup`<td class="${classes.join(" ")}">${cellContent(target)}`;
}

/** Writes the text of `cellText`. Screen readers and tooltips get the names of edge zones with their mark. */
function cellContent(target: TargetRegion): Html | string {
  const edge = edgeText(target);
  if (edge === "") return cellText(target);
  const zones = firstFew(Object.keys(target.edgeZones ?? {}).sort(byCodeUnit));
  const words = `and ${edge.slice(1, -1)} in edge zones: ${zones}`;
  const text = markup`${replicasCell(target)}<span role="img" title="${words}">${edge}</span>`;
  return target.excludeFromLatest ? markup`(${text})` : text;
}

function olderRow({ older }: MatrixView, regions: readonly string[], hasStates: boolean): Html {
  if (!older) return NOTHING;
  const cells = regions.map((region) => sumCell(older.replicas.get(region) ?? 0, olderMark(older, region)));
  return markup`<tr class="older"><th scope="row">${grouped(older.versions)} older</th>${blank(hasStates)}${cells}</tr>
`;
}

function totalCell({ holding, open }: MatrixView, region: string): Html {
  const replicas = holding.byRegion.get(region)?.replicas ?? 0;
  return sumCell(replicas, sumMark(replicas, open.regions.has(region)));
}

function sumCell(replicas: number, mark: string | undefined): Html {
  return markup`<td>${sumText(grouped(replicas), mark)}`;
}

function blank(hasStates: boolean): Html {
  return hasStates ? markup`<td>` : NOTHING;
}

/** Returns groups of about the same size, in the order of the regions. */
function regionGroups(view: MatrixView, hasStates: boolean): string[][] {
  const { regions } = view.definition;
  const most = Math.max(1, Math.floor((WIDE_ROOM - (hasStates ? STATES : 0)) / columnWidth(view)));
  const size = Math.ceil(regions.length / Math.ceil(regions.length / most));
  return Array.from({ length: Math.ceil(regions.length / size) }, (_, index) =>
    regions.slice(index * size, (index + 1) * size),
  );
}

/** Returns the width of a column in characters. */
function columnWidth({ rows, holding }: MatrixView): number {
  let widest = 1;
  for (const { replicas } of holding.byRegion.values()) widest = Math.max(widest, grouped(replicas).length);
  for (const { byRegion } of rows) {
    for (const target of byRegion.values()) widest = Math.max(widest, cellText(target).length);
  }
  return widest + PADDING;
}
