import type { SpecPath } from "../../spec/finding";
import type { DefinitionPlan, GalleryPlan } from "../../plan/plan";
import { MAX_REPLICAS, type DemandSizing } from "../../plan/replicas";
import { arithmetic, demandEntry } from "./demands";
import { definitions, policyOf, type DefinitionItem } from "./items";
import { grouped } from "../../text/wording";

/** A demand that decides numbers of replicas. */
export interface SizedDemand {
  readonly plan: GalleryPlan;
  /** The entry that the user wrote. */
  readonly at: SpecPath;
  readonly region: string;
  /** The largest sizing among the images. */
  readonly sizing: DemandSizing;
  /** The images whose replicas it sizes. */
  readonly images: readonly string[];
}

/** Returns demands that pass a test in the sizing of at least one image, by the entry that declares them. */
export function sizedDemands(plan: GalleryPlan, isSelected: (sizing: DemandSizing) => boolean): Iterable<SizedDemand> {
  const byEntry = new Map<string, SizedDemand & { sizing: DemandSizing; images: string[] }>();
  for (const item of definitions([plan])) {
    for (const [region, sizing] of largestSizings(item)) {
      if (!isSelected(sizing)) continue;
      const at = demandEntry(item, region);
      const key = JSON.stringify(at);
      const entry = byEntry.get(key) ?? { plan, at, region, sizing, images: [] };
      if (sizing.needed > entry.sizing.needed) entry.sizing = sizing;
      entry.images.push(item.subject);
      byEntry.set(key, entry);
    }
  }
  return byEntry.values();
}

/** Returns "the demand in westeurope needs 186 replicas of a version ((2,400 machines / 20 + 4 scale sets) × 1.5)". */
export function neededWords({ region, sizing }: SizedDemand): string {
  return `the demand in ${region} needs ${grouped(sizing.needed)} replicas of a version (${arithmetic(sizing)})`;
}

/** The advice that lowers the replicas that a demand needs. */
export const LESS_DEMAND = "create fewer at once, raise `vmsPerReplica`, or spread over more regions";

/** Returns the largest sizing in each region, of any tier that sizes by demand or of the candidates. */
function largestSizings(item: DefinitionItem): Map<string, DemandSizing> {
  const largest = new Map<string, DemandSizing>();
  const policy = policyOf(item);
  if (!policy) return largest;
  for (const placement of placementsInUse(item.definition)) {
    for (const region of item.definition.policy.regions.keys()) {
      if (!placement.covers(region, item.definition.home)) continue;
      const { sizing } = placement.replicas(region);
      if (sizing && isValid(sizing) && sizing.needed > (largest.get(region)?.needed ?? 0)) largest.set(region, sizing);
    }
  }
  return largest;
}

function placementsInUse({ policy, versions }: DefinitionPlan) {
  const hasCandidate = versions.some(({ spec }) => spec.state === "candidate");
  return hasCandidate ? [...policy.tiers, policy.candidates] : policy.tiers;
}

/** Reports whether a sizing is valid. A `minimum` above 100 or a number that is not finite is another rule's error. */
function isValid({ needed, minimum }: DemandSizing): boolean {
  return Number.isFinite(needed) && minimum <= MAX_REPLICAS;
}
