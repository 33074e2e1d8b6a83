import type { TargetRegion } from "../../plan";
import { ABSENT, cellText } from "../matrix-marks";
import { statesOf } from "../matrix-states";
import type { MatrixRow, MatrixView } from "../matrix-view";
import { html, NOTHING, type Html } from "./escape";
import { heatClass } from "./heat";
import { numberText } from "./numbers";
import { regionKeywords } from "./regions";

/** Characters of cells that fit beside each other on a printed page, A4 landscape. */
const ROOM = 150;
/** What a column takes beside its characters. */
const PADDING = 1.5;

/** The matrix of a definition as tables, each with as many regions as a printed page has room for. */
export function matrixTables(view: MatrixView): Html[] {
  const { definition, rows } = view;
  const hasStates = rows.some(({ version }) => statesOf(version.spec).length > 0);
  const groups = regionGroups(view);
  return groups.map((regions, index) => {
    const which = groups.length === 1 ? "" : `, part ${index + 1} of ${groups.length}`;
    const name = `Replicas of ${definition.gallery}/${definition.name} by version and region${which}`;
    return html`<div class="scroll" role="region" aria-label="${name}" tabindex="0">
<table class="matrix">
<caption>${name}</caption>
<thead><tr><th scope="col">version</th>${hasStates ? html`<th scope="col">state</th>` : NOTHING}${regions.map(headCell)}</tr></thead>
<tbody>
${rows.map((row) => rowOf(row, view, regions, hasStates))}${olderRow(view, regions, hasStates)}</tbody>
<tfoot>
<tr><th scope="row">replicas</th>${blank(hasStates)}${regions.map((region) => sumCell(view.holding.byRegion.get(region)?.replicas ?? 0))}</tr>
</tfoot>
</table>
</div>
`;
  });
}

function headCell(region: string): Html {
  return html`<th scope="col" data-region="${regionKeywords(region)}"><span>${region}</span></th>`;
}

function rowOf({ version, byRegion }: MatrixRow, view: MatrixView, regions: readonly string[], hasStates: boolean): Html {
  const { latest } = view.definition;
  const cells = regions.map((region) => cell(byRegion.get(region), latest.get(region) === version.version));
  return html`<tr><th scope="row">${version.version}</th>${hasStates ? html`<td class="state">${stateText(version.spec)}</td>` : NOTHING}${cells}</tr>
`;
}

function stateText(spec: MatrixRow["version"]["spec"]): string {
  return statesOf(spec)
    .map(({ state, name, reason }) => [state, ...(name === undefined ? [] : [name]), ...(reason ? [`(${reason})`] : [])])
    .map((words) => words.join(" "))
    .join(", ");
}

/** `l` is what latest is there, `x` is excluded from latest. */
function cell(target: TargetRegion | undefined, isLatest: boolean): Html {
  if (!target) return html`<td>${ABSENT}</td>`;
  const classes = [heatClass(target.replicas), ...(target.excludeFromLatest ? ["x"] : []), ...(isLatest ? ["l"] : [])];
  return html`<td class="${classes.join(" ")}">${cellText(target)}</td>`;
}

function olderRow({ older }: MatrixView, regions: readonly string[], hasStates: boolean): Html {
  if (!older) return NOTHING;
  const cells = regions.map((region) => {
    const replicas = older.replicas.get(region);
    return replicas === undefined ? html`<td class="sum">${ABSENT}</td>` : sumCell(replicas);
  });
  return html`<tr class="older"><th scope="row">${numberText(older.versions)} older</th>${blank(hasStates)}${cells}</tr>
`;
}

function sumCell(replicas: number): Html {
  return html`<td class="sum">${replicas}</td>`;
}

function blank(hasStates: boolean): Html {
  return hasStates ? html`<td></td>` : NOTHING;
}

/** In the order of the regions, by the widest cell of each. */
function regionGroups({ definition, rows, holding }: MatrixView): string[][] {
  const groups: string[][] = [];
  let left = 0;
  for (const region of definition.regions) {
    let width = String(holding.byRegion.get(region)?.replicas ?? 0).length;
    for (const { byRegion } of rows) {
      const target = byRegion.get(region);
      if (target) width = Math.max(width, cellText(target).length);
    }
    const needed = width + PADDING;
    const group = groups.at(-1);
    if (group && needed <= left) group.push(region);
    else {
      groups.push([region]);
      left = ROOM;
    }
    left -= needed;
  }
  return groups;
}
