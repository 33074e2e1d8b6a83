import type { CostReport } from "../../cost/report";
import { pathIn } from "../../spec/gallery-identity";
import type { Finding } from "../../spec/finding";
import { counted, grouped } from "../../text/wording";
import { gibText } from "../cost/money";
import { amountText } from "../cost/tables";
import { countItems } from "../matrix/item-kinds";
import { markup, NOTHING, type Html } from "./escape";
import { definitionOf, openFindings } from "./findings";
import { itemId, type PageItem } from "./page-item";
import { rolloutText } from "./rollout";
import { countStandings, STANDINGS } from "./standing";

/** The most versions of an item that the table names as on their way. */
const MOST_ROLLOUTS = 2;

/** The parts of the table that not all pages have. */
interface Columns {
  readonly items: readonly PageItem[];
  readonly cost: CostReport | undefined;
  readonly findings: readonly Finding[];
}

/** Writes a row for each item, with a link to its matrix. */
export function itemsTable(facts: Columns, noun: string): Html {
  const { items, cost, findings } = facts;
  if (items.length === 0) return NOTHING;
  const currency = cost?.currency ?? null;
  const monthly = new Map(cost?.byDefinition.map((each) => [pathIn(each, `${each.gallery}/${each.item}`), each]));
  const found = findingsByItem(findings, new Set(items.map(({ view }) => view.path)));
  const { images } = countItems(items.map(({ view }) => view.definition));
  const isMixed = images > 0 && images < items.length;
  const money = (path: string): Html => {
    const each = monthly.get(path);
    if (currency === null) return NOTHING;
    return markup`<td class="number">${each ? amountText(each.monthly, each.isPartial, currency) : ""}</td>`;
  };
  const rows = items.map(
    (
      item,
    ) => markup`<tr data-definition="${item.view.path}"><th scope="row">${link(item)}${isMixed && item.view.definition.kind === "application" ? " (application)" : ""}</th>${itemCells(item)}${money(item.view.path)}<td>${found.get(item.view.path) ?? ""}</td></tr>
`,
  );
  return markup`<section aria-labelledby="items">
<h2 id="items">All ${noun}s</h2>
<div class="scroll listed" role="region" aria-label="Table of all ${noun}s" tabindex="0">
<table class="list items">
<caption><span class="fit">The newest version that is latest anywhere, and how many regions have it as latest, in the colours of the map</span></caption>
<thead><tr><th scope="col">${noun}</th><th scope="col">newest latest</th><th scope="col">in regions</th><th scope="col">rolling out</th><th scope="col" class="number">versions</th><th scope="col" class="number">replicas</th><th scope="col" class="number">GiB</th>${currency === null ? NOTHING : markup`<th scope="col" class="number">${currency}/month</th>`}<th scope="col">findings</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
</div>
</section>
`;
}

function link(item: PageItem): Html {
  return markup`<a href="#${itemId(item)}">${item.label}</a>`;
}

function itemCells({ view, standings, rollouts }: PageItem): Html {
  const { versions, replicas, storedGiB, versionsWithoutSize } = view.holding;
  const gib =
    versionsWithoutSize === versions && versions > 0
      ? "?"
      : `${gibText(storedGiB)}${versionsWithoutSize > 0 ? "+" : ""}`;
  return markup`<td><b>${standings.newest ?? "none"}</b></td><td>${reach(standings)}</td><td>${rolloutWords(rollouts)}</td><td class="number">${grouped(versions)}</td><td class="number">${grouped(replicas)}</td><td class="number">${gib}</td>`;
}

/** Writes how many regions have the newest version as latest, with a bar in the colours of the map. */
function reach(standings: PageItem["standings"]): Html {
  const counts = countStandings(standings);
  const all = counts.newest + counts.behind + counts.none + counts.open;
  if (all === 0) return markup`none`;
  let x = 0;
  const parts = STANDINGS.filter((standing) => standing !== "absent" && counts[standing] > 0).map((standing) => {
    const width = Math.round((counts[standing] / all) * 1000) / 10;
    const part = markup`<rect class="${standing}" x="${x}" width="${width}" height="8"/>`;
    x = Math.round((x + width) * 10) / 10;
    return part;
  });
  return markup`<svg class="reach" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">${parts}</svg> ${counts.newest} of ${all}`;
}

function rolloutWords(rollouts: PageItem["rollouts"]): string {
  const left = rollouts.length - MOST_ROLLOUTS;
  const words = rollouts.slice(0, MOST_ROLLOUTS).map((rollout) => `${rollout.version} ${rolloutText(rollout)}`);
  return [...words, ...(left > 0 ? [`${grouped(left)} more`] : [])].join("; ");
}

/** Returns `1 error, 2 warnings` by the path of an item. */
function findingsByItem(findings: readonly Finding[], paths: ReadonlySet<string>): Map<string, Html> {
  const counts = new Map<string, { error: number; warning: number }>();
  for (const finding of openFindings(findings)) {
    const path = definitionOf(finding, paths);
    if (path === undefined) continue;
    const count = counts.get(path) ?? { error: 0, warning: 0 };
    counts.set(path, count);
    count[finding.severity]++;
  }
  const words = (count: number, severity: "error" | "warning"): Html =>
    count === 0
      ? NOTHING
      : markup`<span class="${severity}"><b class="severity">${counted(count, severity)}</b></span> `;
  return new Map(
    [...counts].map(([path, { error, warning }]) => [
      path,
      markup`${words(error, "error")}${words(warning, "warning")}`,
    ]),
  );
}
