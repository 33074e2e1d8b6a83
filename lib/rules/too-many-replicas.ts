import type { GalleryPlan } from "../plan/plan";
import { example } from "../check/facts/examples";
import { askedWords, writtenCounts } from "../check/facts/replica-counts";
import { defineRule, type Violation } from "../check/rule";
import { LESS_DEMAND, neededWords, sizedDemands } from "../check/facts/sized-demands";
import { grouped } from "../text/wording";

interface TooManyReplicas extends Violation {
  /** The image or policy that asks for the replicas, with the number and the place. */
  readonly wanted: string;
  readonly allowed: number;
  readonly help: string;
}

export const tooManyReplicas = defineRule<TooManyReplicas>({
  id: "too-many-replicas",
  severity: "error",
  section: "replicas",
  summary: "more replicas of one version in one region than Azure keeps",
  why: "azurerm takes any whole number, and Azure refuses one above its limit at apply, when the image has been built.",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery#limits",
  *find({ plans, limits }) {
    for (const plan of plans) {
      const allowed = limits(plan).replicasPerRegion;
      if (allowed !== null) yield* tooMany(plan, allowed);
    }
  },
  problem: ({ wanted, allowed }) => `${wanted}; Azure keeps at most ${grouped(allowed)} of one version in a region`,
  help: ({ help }) => help,
  bad: [example({ policy: { tiers: [{ name: "latest", take: "rest", regions: "all", replicas: 101 }] } })],
  good: [example({ policy: { tiers: [{ name: "latest", take: "rest", regions: "all", replicas: 50 }] } })],
});

function* tooMany(plan: GalleryPlan, allowed: number): Iterable<TooManyReplicas> {
  for (const written of writtenCounts(plan)) {
    const { count, at, subject } = written;
    if (typeof count !== "number" || !(count > allowed)) continue;
    yield {
      plan,
      at,
      wanted: askedWords(written),
      allowed,
      help: `lower \`replicas\` in ${subject.replace(/,$/, "")}`,
    };
  }
  // A count that demand sizes is never above the plan's limit, but may be above a lower limit of the app.
  for (const demand of sizedDemands(plan, ({ needed, limit }) => Math.min(needed, limit) > allowed)) {
    yield { plan, at: demand.at, wanted: neededWords(demand), allowed, help: LESS_DEMAND };
  }
}
