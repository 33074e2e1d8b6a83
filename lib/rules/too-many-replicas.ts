import { ITEM_SECTIONS, type ItemKind } from "../spec/item-kind";
import type { ResolvedLimits } from "../spec/limit-settings";
import type { GalleryPlan } from "../plan/plan";
import { example } from "../check/facts/examples";
import { askedWords, writtenCounts, type WrittenCount } from "../check/facts/replica-counts";
import { lowestReplicaLimit, replicaLimit } from "../check/facts/replica-limits";
import { defineRule, type Violation } from "../check/rule";
import { LESS_DEMAND, neededWords, sizedDemands } from "../check/facts/sized-demands";
import type { DemandSizing } from "../plan/replicas";
import { grouped } from "../text/wording";

interface TooManyReplicas extends Violation {
  /** The image or policy that asks for the replicas, with the number and the place. */
  readonly wanted: string;
  readonly kind: ItemKind;
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
    for (const plan of plans) yield* tooMany(plan, limits(plan));
  },
  problem: ({ wanted, kind, allowed }) =>
    `${wanted}; Azure keeps at most ${grouped(allowed)} of one ${kind === "image" ? "" : `${kind} `}version in a region`,
  help: ({ help }) => help,
  bad: [example({ policy: { tiers: [{ name: "latest", take: "rest", regions: "all", replicas: 101 }] } })],
  good: [example({ policy: { tiers: [{ name: "latest", take: "rest", regions: "all", replicas: 50 }] } })],
});

function* tooMany(plan: GalleryPlan, limits: ResolvedLimits): Iterable<TooManyReplicas> {
  for (const written of writtenCounts(plan)) {
    const { count, at, kinds } = written;
    const strictest = lowestReplicaLimit(kinds, limits);
    if (typeof count !== "number" || !(count > strictest.allowed)) continue;
    yield { plan, at, wanted: askedWords(written), ...strictest, help: helpFor(written, strictest.kind) };
  }
  // A count that demand sizes is never above the plan's limit, but may be above a lower limit of the app.
  for (const demand of sizedDemands(plan, isCounted)) {
    const { kind, at } = demand;
    yield {
      plan,
      at,
      wanted: neededWords(demand),
      kind,
      allowed: replicaLimit(kind, limits).allowed,
      help: LESS_DEMAND,
    };
  }

  function isCounted({ needed, limit }: DemandSizing, kind: ItemKind): boolean {
    return Math.min(needed, limit) > replicaLimit(kind, limits).allowed;
  }
}

function helpFor({ subject, at }: WrittenCount, kind: ItemKind): string {
  const lower = `lower \`replicas\` in ${subject.replace(/,$/, "")}`;
  return kind === "application" && at[0] === "policies"
    ? `${lower}, or give ${ITEM_SECTIONS[kind]} a policy of their own`
    : lower;
}
