import { UNKNOWN } from "../matrix/marks";
import type { MatrixView } from "../matrix/view";
import { markup, NOTHING, type Html } from "./escape";
import type { PageItem } from "./page-item";
import { partsOfWorld } from "./parts-of-world";

/**
 * Writes the version that `latest` resolves to in each region of a definition, by part of the world. The script of the
 * page reads the facts of a region here when the map shows this definition.
 */
export function latestTable({ view, standings, rollouts }: PageItem): Html {
  const { definition, path } = view;
  const rings = rollouts.length === 0 ? [] : ringsOf(view);
  const steps = new Map(rings.flatMap(({ regions }, index) => regions.map((region) => [region, index + 1])));
  const tile = (region: string): Html => {
    const { standing, latest, next, replicas } = standings.byRegion.get(region) ?? NOWHERE;
    const step = steps.get(region);
    const version = standing === "open" ? UNKNOWN : (latest ?? "none");
    const mark = step === undefined ? NOTHING : markup` data-ring="${step}"`;
    return markup`<li class="${standing}" data-region="${region}" data-n="${replicas}"${mark}>${region} <b>${version}</b>${next === undefined ? NOTHING : markup` <i>${next} hidden</i>`}</li>`;
  };
  const rows = partsOfWorld(definition.regions).map(
    (part) => markup`<tr><th scope="row">${part.name}</th><td><ul>${part.regions.map(tile)}</ul></td></tr>
`,
  );
  return markup`<table class="latest">
<caption>What latest is in each region, ${path}</caption>
<thead><tr><th scope="col">part of the world</th><th scope="col">regions, and what latest is there</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
${ringsText(rings)}`;
}

const NOWHERE = { standing: "absent", latest: null, next: undefined, replicas: 0 } as const;

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
