import { regionName } from "../azure/regions";
import { byCodeUnit } from "../text/order";
import type { GalleryPlan } from "../plan/plan";
import { demandSubject, isDemanding, writtenDemands, type WrittenDemand } from "../check/facts/demands";
import { example } from "../check/facts/examples";
import { definitions, policyNameOf, type DefinitionItem } from "../check/facts/items";
import { defineRule } from "../check/rule";
import { firstFew, quoted, shown } from "../text/wording";

interface UnservedDemand extends WrittenDemand {
  /** The regions that are served, by name. */
  readonly served: readonly string[];
}

export const unservedDemand = defineRule<UnservedDemand>({
  id: "unserved-demand",
  severity: "error",
  section: "replicas",
  summary: "a demand in a region where no version serves",
  why: "The plan would leave the region without a version that latest finds, so the machines of this demand would have no image to start from.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  *find({ plans }) {
    for (const plan of plans) yield* unservedIn(plan);
  },
  problem: (written) =>
    `${demandSubject(written)} in ${quoted(written.region)} finds no image: ${written.served.length === 0 ? "no version serves anywhere" : `versions serve in ${firstFew(written.served, 6)} only`}`,
  help: ({ region }) => `add ${shown(region)} to the policy's regions and its first tier, or take the demand out`,
  bad: [example({ spec: { demand: { eastus: { vms: 40 } } } })],
  good: [example({ spec: { demand: { westeurope: { vms: 40 } } } })],
});

function* unservedIn(plan: GalleryPlan): Iterable<UnservedDemand> {
  const items = [...definitions([plan])];
  const everywhere = new Set(items.flatMap((item) => [...servedRegions(item)]));
  const isSpecExplained = items.length === 0 || items.some(isExplained);
  for (const written of writtenDemands(plan)) {
    const { item, demand, region } = written;
    if (!isDemanding(demand) || (item ? isExplained(item) : isSpecExplained)) continue;
    const served = item ? servedRegions(item) : everywhere;
    if (!served.has(regionName(region))) yield { ...written, served: [...served].sort(byCodeUnit) };
  }
}

function servedRegions({ definition }: DefinitionItem): Set<string> {
  return new Set([...definition.latest].filter(([, version]) => version !== null).map(([region]) => region));
}

/** Reports whether another rule says why no version serves: there is no version, or no such policy. */
function isExplained(item: DefinitionItem): boolean {
  const { versions, policy } = item.definition;
  return versions.length === 0 || (policy.name === undefined && policyNameOf(item) !== undefined);
}
