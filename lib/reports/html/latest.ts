import { UNKNOWN } from "../matrix/marks";
import type { MatrixView } from "../matrix/view";
import { markup, NOTHING, type Html } from "./escape";
import type { PageItem } from "./page-item";
import { partsOfWorld } from "./parts-of-world";

/**
 * Writes, without the end tags that HTML does not need, the version that `latest` resolves to in each region of a definition, by part of the world. The script of the
 * page reads the facts of a region here when the map shows this definition.
 */
export function latestTable(item: PageItem): Html {
  const { view, standings, rollouts } = item;
  const { definition, path } = view;
  const rings = rollouts.length === 0 ? [] : ringsOf(view);
  const steps = new Map(rings.flatMap(({ regions }, index) => regions.map((region) => [region, index + 1])));
  const everywhere = commonLatest(item);
  const tile = (region: string): Html => {
    const { standing, latest, next } = standings.byRegion.get(region) ?? NOWHERE;
    const step = steps.get(region);
    const version = standing === "open" ? UNKNOWN : (latest ?? "none");
    const mark = step === undefined ? NOTHING : markup` data-ring="${step}"`;
    return markup`<li class="${standing}" data-region="${region}"${mark}>${region}${everywhere === undefined ? markup` <b>${version}</b>` : NOTHING}${next === undefined ? NOTHING : markup` <i>${next} hidden</i>`}`;
  };
  const rows = partsOfWorld(definition.regions).map(
    (part) => markup`<tr><th scope="row">${part.name}</th><td><ul>${part.regions.map(tile)}</ul></td></tr>
`,
  );
  return markup`<table class="latest">
<caption>${everywhere === undefined ? "What latest is in each region" : markup`Latest is <b>${everywhere}</b> in each region`}, ${path}</caption>
<thead><tr><th scope="col">part of the world</th><th scope="col">regions, and what latest is there</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
${ringsText(rings)}`;
}

/** Returns the version that is latest in all regions of an item, which is said once then. */
function commonLatest({ standings }: PageItem): string | undefined {
  const isCommon = [...standings.byRegion.values()].every(({ standing }) => standing === "newest");
  return isCommon ? standings.newest : undefined;
}

const NOWHERE = { standing: "absent", latest: null, next: undefined } as const;

interface RingOf {
  readonly name: string;
  /** The regions that the rings before do not reach. */
  readonly regions: readonly string[];
}

function ringsOf({ definition: { policy, regions } }: MatrixView): RingOf[] {
  const reached = new Set<string>();
  return [...policy.rings].map(([name, reach]) => {
    const own = regions.filter((region) => reach.has(region) && !reached.has(region));
    for (const region of own) reached.add(region);
    return { name, regions: own };
  });
}

function ringsText(rings: readonly RingOf[]): Html {
  if (rings.length === 0) return NOTHING;
  const names = rings.map(({ name }, index) => `${index + 1} ${name}`);
  return markup`<p class="rings">The numbers are rings: ${names.join(", ")}.</p>
`;
}
