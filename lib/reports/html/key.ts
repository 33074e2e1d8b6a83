import { isPublishedElsewhere } from "../../plan/provider";
import { ABSENT, emptyMark, marksOf, meaningsOf, olderMark, sumMark } from "../matrix/marks";
import { PUBLISHED } from "../matrix/states";
import type { MatrixView } from "../matrix/view";
import { markup, type Html } from "./escape";
import { heatLegend } from "./heat";
import type { PageItem } from "./page-item";
import { STANDINGS, type Standing } from "./standing";

/** The meaning of the colours of a region's latest version. */
const TILES: Readonly<Record<Standing, string>> = {
  newest: "the newest that is latest anywhere",
  behind: "an older version",
  none: "no latest",
  open: "not known",
  absent: "nothing there",
};

/** Writes the meaning of the colours, and of the marks that the matrices show. */
export function key(items: readonly PageItem[]): Html {
  const views = items.map(({ view }) => view);
  const standings = new Set(
    items.flatMap((item) => [...item.standings.byRegion.values()].map(({ standing }) => standing)),
  );
  const steps = heatLegend().map(({ className, range }) => markup`<li><span class="${className}">${range}</span></li>`);
  const tiles = STANDINGS.filter((standing) => standings.has(standing)).map(
    (standing) => markup`<li class="${standing}">${TILES[standing]}</li>`,
  );
  const meanings = meaningsOf(marksIn(views));
  const marks = meanings.length === 0 ? "" : ` ${meanings.join(", ")}.`;
  return markup`<div class="key">
<p>Replicas of one version in one region:</p>
<ul class="steps">${steps}</ul>
<p>Framed and bold: what latest is there.${marks}</p>
<p>Latest of a region:</p>
<ul class="latest">${tiles}</ul>
</div>
`;
}

function marksIn(views: readonly MatrixView[]): Set<string> {
  const marks = new Set<string>();
  const add = (mark: string | undefined): void => {
    if (mark !== undefined) marks.add(mark);
  };
  for (const { definition, holding, rows, older, open } of views) {
    const { regions } = definition;
    for (const { version, byRegion } of rows) {
      if (isPublishedElsewhere(version.spec)) marks.add(PUBLISHED);
      if (byRegion.size < regions.length && !version.unread) marks.add(ABSENT);
      if (version.unread) for (const region of regions) if (!byRegion.has(region)) add(emptyMark(version, region));
      for (const target of byRegion.values()) for (const mark of marksOf(target)) marks.add(mark);
    }
    if (older) for (const region of regions) add(olderMark(older, region));
    for (const region of open.regions) add(sumMark(holding.byRegion.get(region)?.replicas ?? 0, true));
  }
  return marks;
}
