import { tierOfRank, type ResolvedPolicy } from "../../plan/placement";
import type { Because, DefinitionPlan, TargetRegion, VersionPlan } from "../../plan/plan";
import { standingsIn, type Standing } from "../../plan/ranking";
import { sizeByDemand, type DemandSizing, type SizedReplicas } from "../../plan/replicas";
import { valueIn } from "../../text/value-in";
import { counted } from "../../text/paint";

/** Gives why versions of a definition are in a region, as sentences: the policy, the tier, the clause, the replicas. */
export function reasonsOf(definition: DefinitionPlan): (version: VersionPlan, target: TargetRegion) => string {
  const indexes = new Map(definition.versions.map((version, index) => [version, index]));
  const standings = new Map<string, readonly Standing[]>();
  return (version, { name, because }) => {
    const inRegion = valueIn(standings, name, () => standingsIn(name, definition));
    return becauseText(because, definition, name, inRegion[indexes.get(version) ?? -1]?.rank);
  };
}

/** `rank` is the version's in that region, for one that a tier takes. */
function becauseText(because: Because, { policy }: DefinitionPlan, region: string, rank: number | undefined): string {
  if (policy.name === undefined && "sized" in because)
    return "no policy is found for it, so it stays in its home region";
  switch (because.clause) {
    case "tier":
      return `${tierText(policy, because, rank)}: rank ${String(rank)} in ${region}; ${sizedText(because.sized)}`;
    case "withdrawn":
      return `withdrawn, kept until it is deleted: ${wouldBeText(policy, because, region, rank)}`;
    case "prestage":
      return `replicated ahead of its ring: ${wouldBeText(policy, because, region, rank)}`;
    case "candidates":
      return `policy ${String(policy.name)} keeps candidates in ${region}; ${sizedText(because.sized)}`;
    case "placement":
      return `the version's own placement names ${region}`;
    case "home":
      return "no clause puts it here; Azure keeps every version in its home region";
    case "found":
      return "as the Terraform file says";
  }
}

type ByTier = Extract<Because, { tier: string }>;

function wouldBeText(policy: ResolvedPolicy, because: ByTier, region: string, rank: number | undefined): string {
  return `${tierText(policy, because, rank)}: would be rank ${String(rank)} in ${region}; ${sizedText(because.sized)}`;
}

function tierText(policy: ResolvedPolicy, { tier }: ByTier, rank = Infinity): string {
  return `policy ${String(policy.name)}, tier ${tier} takes ${takenText(policy, tierOfRank(policy.tiers, rank))}`;
}

export function takenText({ tiers }: ResolvedPolicy, index: number): string {
  const before = tiers[index - 1]?.lastRank ?? 0;
  const last = tiers[index]?.lastRank ?? Infinity;
  if (last === Infinity) return before === 0 ? "every version" : "the rest";
  return `the ${before === 0 ? "newest" : "next"} ${last - before}`;
}

function sizedText({ count, sizing, noDemand }: SizedReplicas): string {
  const replicas = counted(count, "replica");
  if (noDemand) return `${replicas}, since no demand is declared there`;
  return sizing ? `${replicas}${limitText(count, sizing)} for ${demandText(sizing)}` : replicas;
}

/** Names what held the count up or down, if anything did. */
function limitText(count: number, sizing: DemandSizing): string {
  if (count < sizing.needed) return `, the most that Azure keeps, of the ${sizing.needed} needed`;
  const { needed } = sizeByDemand(sizing, { ...sizing, minimum: 0 });
  return needed < sizing.minimum ? ", the minimum," : "";
}

function demandText({ vms, scaleSets, vmsPerReplica, overProvision }: DemandSizing): string {
  const parts = [`${counted(vms, "VM")} at ${vmsPerReplica} per replica`];
  if (scaleSets > 0) parts.push(counted(scaleSets, "scale set"));
  return parts.join(" and ") + (overProvision === 1 ? "" : `, times ${overProvision}`);
}
