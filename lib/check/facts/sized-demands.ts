import type { SpecPath } from "../../spec/finding";
import type { ItemKind } from "../../spec/item-kind";
import type { GalleryPlan, ItemPlan } from "../../plan/plan";
import { MAX_REPLICAS, type DemandSizing } from "../../plan/replicas";
import { arithmetic, demandEntry } from "./demands";
import { items, policyOf, type Item } from "./items";
import { grouped } from "../../text/wording";

/** A demand that decides numbers of replicas. */
export interface SizedDemand {
  readonly plan: GalleryPlan;
  /** The entry that the user wrote. */
  readonly at: SpecPath;
  readonly region: string;
  /** The kind of what it sizes: Azure keeps more replicas of an image than of an application. */
  readonly kind: ItemKind;
  /** The largest sizing among the items. */
  readonly sizing: DemandSizing;
  /** The images or applications whose replicas it sizes. */
  readonly subjects: readonly string[];
}

/** Returns demands that pass a test in the sizing of at least one item, by kind and the entry that declares them. */
export function sizedDemands(
  plan: GalleryPlan,
  isSelected: (sizing: DemandSizing, kind: ItemKind) => boolean,
): Iterable<SizedDemand> {
  const byEntry = new Map<string, SizedDemand & { sizing: DemandSizing; subjects: string[] }>();
  for (const item of items([plan])) {
    const { kind } = item.definition;
    for (const [region, sizing] of largestSizings(item)) {
      if (!isSelected(sizing, kind)) continue;
      const at = demandEntry(item, region);
      const key = JSON.stringify([kind, at]);
      const entry = byEntry.get(key) ?? { plan, at, region, kind, sizing, subjects: [] };
      if (sizing.needed > entry.sizing.needed) entry.sizing = sizing;
      entry.subjects.push(item.subject);
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
function largestSizings(item: Item): Map<string, DemandSizing> {
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

function placementsInUse({ policy, versions }: ItemPlan) {
  const hasCandidate = versions.some(({ spec }) => spec.state === "candidate");
  return hasCandidate ? [...policy.tiers, policy.candidates] : policy.tiers;
}

/** Reports whether a sizing is valid. A `minimum` above 100 or a number that is not finite is another rule's error. */
function isValid({ needed, minimum }: DemandSizing): boolean {
  return Number.isFinite(needed) && minimum <= MAX_REPLICAS;
}
