import { asSaid } from "../../plan/item-plan";
import type { ResolvedPolicy } from "../../plan/placement";
import type { Because, ItemPlan, ItemVersionPlan, TargetRegion } from "../../plan/plan";
import { sizedPhrase } from "./sizing-text";

/** Returns a function that explains why a version is in a region: the policy, the tier, the clause, the replicas. */
export function reasonsOf(definition: ItemPlan): (version: ItemVersionPlan, target: TargetRegion) => string {
  const indexes = new Map(definition.versions.map((version, index) => [version, index]));
  return (version, { name, because }) => {
    const rank = definition.slots?.orderIn(name)?.ranking.rankOf(indexes.get(version) ?? -1);
    return becauseText(because, definition, name, rank);
  };
}

/** Returns the sentences. `rank` is the version's rank in that region, if a tier takes it. */
function becauseText(
  because: Because,
  { policy, foundIn }: ItemPlan,
  region: string,
  rank: number | undefined,
): string {
  if (policy.name === undefined && "sized" in because)
    return "no policy is found for it, so it stays in its home region";
  switch (because.clause) {
    case "tier":
      return `${tierText(policy, because)}: rank ${String(rank)} in ${region}; ${sizedPhrase(because.sized)}`;
    case "withdrawn":
      return `withdrawn, kept until it is deleted: ${wouldBeText(policy, because, region, rank)}`;
    case "retired":
      return `retired, kept until its next stage: ${tierText(policy, because)}: rank ${String(rank)} in ${region}; ${sizedPhrase(because.sized)}`;
    case "prestage":
      return `replicated ahead of its ring: ${wouldBeText(policy, because, region, rank)}`;
    case "candidates":
      return `policy ${String(policy.name)} keeps candidates in ${region}; ${sizedPhrase(because.sized)}`;
    case "placement":
      return `the version's own placement names ${region}`;
    case "home":
      return "no clause puts it here; Azure keeps every version in its home region";
    case "mirror":
      return "a mirror of the gallery copies it from here";
    case "found":
      return asSaid(foundIn);
  }
}

type ByTier = Extract<Because, { tier: string }>;

function wouldBeText(policy: ResolvedPolicy, because: ByTier, region: string, rank: number | undefined): string {
  return `${tierText(policy, because)}: would be rank ${String(rank)} in ${region}; ${sizedPhrase(because.sized)}`;
}

function tierText(policy: ResolvedPolicy, { tier, tierIndex }: ByTier): string {
  return `policy ${String(policy.name)}, tier ${tier} takes ${takenText(policy, tierIndex)}`;
}

export function takenText({ tiers }: ResolvedPolicy, index: number): string {
  const before = tiers[index - 1]?.lastRank ?? 0;
  const last = tiers[index]?.lastRank ?? Infinity;
  if (last === Infinity) return before === 0 ? "every version" : "the rest";
  return `the ${before === 0 ? "newest" : "next"} ${last - before}`;
}
