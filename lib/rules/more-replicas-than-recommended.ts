import type { GalleryPlan } from "../plan/plan";
import { example } from "../check/facts/examples";
import { askedWords, writtenCounts } from "../check/facts/replica-counts";
import { defineRule, type Violation } from "../check/rule";
import { LESS_DEMAND, neededWords, sizedDemands } from "../check/facts/sized-demands";
import { grouped } from "../text/wording";

interface MoreThanRecommended extends Violation {
  /** The image or policy that asks for the replicas, with the number and the place. */
  readonly wanted: string;
  readonly recommended: number;
  /** True if a demand needs so many; false if a count is written. */
  readonly isOfDemand: boolean;
}

/** Applies to counts that the user wrote, and to demands that size them. */
export const moreReplicasThanRecommended = defineRule<MoreThanRecommended>({
  id: "more-replicas-than-recommended",
  severity: "warning",
  section: "replicas",
  summary: "more replicas of one version in one region than most uses need",
  why: "Azure bills every replica as a snapshot of the image's occupied size, so replicas that nobody needs cost as much as those in use.",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery#best-practices",
  *find({ plans, limits }) {
    for (const plan of plans) {
      const { replicasPerRegion, recommendedReplicasPerRegion: recommended } = limits(plan);
      if (recommended !== null) yield* moreThan(plan, recommended, replicasPerRegion ?? Infinity);
    }
  },
  problem: ({ wanted, recommended }) =>
    `${wanted}; ${grouped(recommended)} of one version in a region are enough for most uses`,
  help: ({ isOfDemand }, syntax) =>
    isOfDemand
      ? LESS_DEMAND
      : `lower \`replicas\`, or declare the \`demand\` that needs so many and write ${syntax.set("replicas", "demand")}`,
  bad: [example({ policy: { tiers: [{ name: "latest", take: "rest", regions: "home", replicas: 51 }] } })],
  good: [example({ policy: { tiers: [{ name: "latest", take: "rest", regions: "home", replicas: 50 }] } })],
});

/** Returns counts above the recommended number. Another rule reports those above the limit. */
function* moreThan(plan: GalleryPlan, recommended: number, allowed: number): Iterable<MoreThanRecommended> {
  for (const written of writtenCounts(plan)) {
    const { count, at } = written;
    if (!Number.isInteger(count) || !isBetween(count as number, recommended, allowed)) continue;
    yield { plan, at, wanted: askedWords(written), recommended, isOfDemand: false };
  }
  for (const demand of sizedDemands(plan, ({ needed }) => needed > recommended)) {
    const { needed, limit } = demand.sizing;
    if (!isBetween(needed, recommended, Math.min(allowed, limit))) continue;
    yield { plan, at: demand.at, wanted: neededWords(demand), recommended, isOfDemand: true };
  }
}

function isBetween(count: number, above: number, upTo: number): boolean {
  return count > above && count <= upTo;
}
