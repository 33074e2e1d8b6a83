import { RECOMMENDED_REPLICA_LIMITS } from "../azure/limits";
import type { GalleryPlan } from "../plan/plan";
import type { ItemKind } from "../spec/item-kind";
import type { ResolvedLimits } from "../spec/limit-settings";
import { example } from "../check/facts/examples";
import { askedWords, writtenCounts, type WrittenCount } from "../check/facts/replica-counts";
import { lowestReplicaLimit, replicaLimit } from "../check/facts/replica-limits";
import { defineRule, type Violation } from "../check/rule";
import { LESS_DEMAND, neededWords, sizedDemands } from "../check/facts/sized-demands";
import type { Syntax } from "../check/syntax";
import { grouped } from "../text/wording";

interface MoreThanRecommended extends Violation {
  /** The item or policy that asks for the replicas, with the number and the place. */
  readonly wanted: string;
  readonly kind: ItemKind;
  readonly recommended: number;
  readonly allowed: number;
  readonly help: (syntax: Syntax) => string;
}

/** Applies to counts that the user wrote, and to demands that size them. */
export const moreReplicasThanRecommended = defineRule<MoreThanRecommended>({
  id: "more-replicas-than-recommended",
  severity: "warning",
  section: "replicas",
  summary: "more replicas of one version in one region than most uses need",
  why: "Azure bills every replica as a snapshot of the image's occupied size, so replicas that nobody needs cost as much as those in use; of applications it may refuse more than three.",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery#best-practices",
  *find({ plans, limits }) {
    for (const plan of plans) yield* moreThan(plan, limits(plan));
  },
  problem: ({ wanted, kind, recommended, allowed }) =>
    kind === "application"
      ? `${wanted}; Microsoft's page on applications says both ${grouped(allowed)} and 1 to ${grouped(recommended)} of one version in a region`
      : `${wanted}; ${grouped(recommended)} of one version in a region are enough for most uses`,
  help: ({ help }, syntax) => help(syntax),
  bad: [written(51)],
  good: [written(50)],
});

function written(replicas: number) {
  return example({ policy: { tiers: [{ name: "latest", take: "rest", regions: "home", replicas }] } });
}

/** Returns counts above the recommended number. Another rule reports those above the limit. */
function* moreThan(plan: GalleryPlan, limits: ResolvedLimits): Iterable<MoreThanRecommended> {
  for (const written of writtenCounts(plan)) {
    const { at, kinds } = written;
    const found = strictestOf(kinds, limits);
    if (!isBetween(written.count, found.recommended, lowestReplicaLimit(kinds, limits).allowed)) continue;
    yield { plan, at, wanted: askedWords(written), ...found, help: helpFor(written, found) };
  }
  for (const demand of sizedDemands(plan, ({ needed }, kind) => needed > recommendedOf(kind, limits))) {
    const { at, kind, sizing } = demand;
    const bounds = strictestOf([kind], limits);
    if (!isBetween(sizing.needed, bounds.recommended, Math.min(bounds.allowed, sizing.limit))) continue;
    yield { plan, at, wanted: neededWords(demand), ...bounds, help: () => LESS_DEMAND };
  }
}

/** The kind of items for which the fewest replicas are recommended, and its numbers. */
type Bounds = Pick<MoreThanRecommended, "kind" | "recommended" | "allowed">;

function strictestOf(kinds: readonly ItemKind[], limits: ResolvedLimits): Bounds {
  const each = kinds.map((kind) => ({
    ...replicaLimit(kind, limits),
    recommended: recommendedOf(kind, limits),
  }));
  return each.reduce((a, b) => (b.recommended < a.recommended ? b : a));
}

function recommendedOf(kind: ItemKind, limits: ResolvedLimits): number {
  return limits[RECOMMENDED_REPLICA_LIMITS[kind]] ?? Infinity;
}

function isBetween(count: unknown, above: number, upTo: number): boolean {
  return typeof count === "number" && Number.isInteger(count) && count > above && count <= upTo;
}

function helpFor({ at }: WrittenCount, { kind, recommended }: Bounds): (syntax: Syntax) => string {
  if (kind === "image")
    return (syntax) =>
      `lower \`replicas\`, or declare the \`demand\` that needs so many and write ${syntax.set("replicas", "demand")}`;
  const lower = `lower \`replicas\` to at most ${grouped(recommended)}`;
  const orElse = at[0] === "policies" ? `${lower}, or give applications a policy of their own` : lower;
  return () => `${orElse}; acknowledge this if Azure accepts it`;
}
