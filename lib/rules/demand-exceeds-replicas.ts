import type { DefinitionPlan } from "../plan";
import { MAX_REPLICAS, type DemandSizing } from "../replicas";
import { arithmetic, demandEntry } from "./demands";
import { example } from "./examples";
import { definitions, policyOf, type DefinitionItem } from "./items";
import { defineRule, type Found } from "./rule";
import { counted, firstFew, grouped } from "./wording";

interface DemandExceedsReplicas extends Found {
  readonly region: string;
  /** The largest that one of the images needs. */
  sizing: DemandSizing;
  readonly images: string[];
}

export const demandExceedsReplicas = defineRule<DemandExceedsReplicas>({
  id: "demand-exceeds-replicas",
  severity: "warning",
  summary: "a demand that needs more replicas than Azure keeps",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery#scaling",
  *find({ plans }) {
    for (const plan of plans) {
      const byEntry = new Map<string, DemandExceedsReplicas>();
      for (const item of definitions([plan])) {
        for (const [region, sizing] of cutSizings(item)) {
          const at = demandEntry(item, region);
          const key = JSON.stringify(at);
          const entry = byEntry.get(key) ?? { plan, at, region, sizing, images: [] };
          if (sizing.needed > entry.sizing.needed) entry.sizing = sizing;
          entry.images.push(item.subject);
          byEntry.set(key, entry);
        }
      }
      yield* byEntry.values();
    }
  },
  problem: ({ region, sizing, images }) =>
    `the demand in ${region} needs ${grouped(sizing.needed)} replicas of a version (${arithmetic(sizing)}); Azure keeps at most ${MAX_REPLICAS}, which is what ${counted(images.length, "image")} (${firstFew(images)}) will get`,
  help: () => "create fewer at once, raise `vmsPerReplica`, or spread over more regions",
  bad: [overPlanned(2001)],
  good: [overPlanned(2000)],
});

function overPlanned(vms: number) {
  return example({
    policy: { tiers: [{ name: "latest", take: "rest", regions: "home", replicas: "demand" }] },
    spec: { demand: { westeurope: { vms } } },
  });
}

/** The largest sizing that is cut in each region, in any tier that sizes by demand or among the candidates. */
function cutSizings(item: DefinitionItem): Map<string, DemandSizing> {
  const cut = new Map<string, DemandSizing>();
  const policy = policyOf(item);
  if (!policy) return cut;
  for (const placement of placementsInUse(item.definition)) {
    for (const region of item.definition.policy.regions.keys()) {
      if (!placement.covers(region, item.definition.home)) continue;
      const { sizing } = placement.replicas(region);
      if (sizing && isCut(sizing) && sizing.needed > (cut.get(region)?.needed ?? 0)) cut.set(region, sizing);
    }
  }
  return cut;
}

function placementsInUse({ policy, versions }: DefinitionPlan) {
  const hasCandidate = versions.some(({ spec }) => spec.state === "candidate");
  return hasCandidate ? [...policy.tiers, policy.candidates] : policy.tiers;
}

/** Only by the demand: a `minimum` above 100, or a sizing by nothing, is an error of its own. */
function isCut({ needed, minimum }: DemandSizing): boolean {
  return Number.isFinite(needed) && needed > MAX_REPLICAS && minimum <= MAX_REPLICAS;
}
