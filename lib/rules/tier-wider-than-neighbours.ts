import { regionName } from "../azure/regions";
import type { ReplicationPolicy, Tier } from "../policy";
import { example, POLICY } from "./examples";
import { policies } from "./items";
import { regionNames } from "./region-mentions";
import { defineRule, type Found } from "./rule";
import { firstFew, shown } from "./wording";

interface TierWider extends Found {
  readonly subject: string;
  readonly gap: Gap;
}

/** Regions that a tier covers while a tier before it and a tier after it do not. */
interface Gap {
  readonly before: string;
  readonly tier: string;
  readonly after: string;
  readonly regions: readonly string[];
}

/**
 * Ours, not Azure's. Older versions shrink only after newer ones are in place. When the newest one goes, they
 * move the other way, and nothing makes the version that leaves a region wait for the one that comes to it.
 * A tier that is followed by equally wide ones does no harm: the older version is in these regions already.
 */
export const tierWiderThanNeighbours = defineRule<TierWider>({
  id: "tier-wider-than-neighbours",
  severity: "warning",
  summary: "a tier covers regions that a tier before it and a tier after it do not",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery#best-practices",
  *find({ plans }) {
    for (const { plan, policy, at, subject } of policies(plans)) {
      for (const [index, gap] of gaps(policy)) yield { plan, at: [...at, "tiers", index, "regions"], subject, gap };
    }
  },
  problem: ({ subject, gap: { before, tier, after, regions } }) =>
    `${subject}, tier ${shown(tier)}, covers ${firstFew(regions, 6)}, which tier ${shown(before)} and tier ${shown(after)} do not: when the newest version is withdrawn or deleted, a version leaves there before an older one has arrived`,
  help: ({ gap: { before, tier, after, regions } }) =>
    `add ${firstFew(regions, 6)} to tier ${shown(before)} or to tier ${shown(after)}, or take it out of tier ${shown(tier)}`,
  bad: [threeTiers(["westeurope"], "all", "home")],
  good: [threeTiers("all", ["westeurope"], "home")],
});

function threeTiers(first: Tier["regions"], second: Tier["regions"], third: Tier["regions"]) {
  return example({
    policy: {
      regions: POLICY.regions,
      tiers: [
        { name: "latest", take: 1, regions: first, replicas: 1 },
        { name: "standby", take: 1, regions: second, replicas: 1 },
        { name: "archive", take: "rest", regions: third, replicas: 1 },
      ],
    },
  });
}

/** One for each tier that is wider than its neighbours. */
function* gaps(policy: ReplicationPolicy): Iterable<[index: number, gap: Gap]> {
  const all = regionNames(policy);
  const covered = policy.tiers.map((tier) => regionsOf(tier, all));
  const nameOf = (index: number): string => policy.tiers[index]?.name ?? "";
  for (const [index, tier] of policy.tiers.entries()) {
    const regions = [...(covered[index] ?? [])].sort().filter((region) => neighboursWithout(covered, index, region));
    const [before, after] = neighboursWithout(covered, index, regions[0]) ?? [];
    if (before === undefined || after === undefined) continue;
    yield [index, { before: nameOf(before), tier: tier.name, after: nameOf(after), regions }];
  }
}

/** The nearest tiers before and after that do not cover a region, if there are both. */
function neighboursWithout(
  covered: readonly ReadonlySet<string>[],
  index: number,
  region: string | undefined,
): [before: number, after: number] | undefined {
  if (region === undefined) return undefined;
  const before = covered
    .slice(0, index)
    .map((regions) => regions.has(region))
    .lastIndexOf(false);
  const after = covered.findIndex((regions, other) => other > index && !regions.has(region));
  return before < 0 || after < 0 ? undefined : [before, after];
}

/** `home` differs from image to image, and every version is there anyway. */
function regionsOf({ regions }: Tier, all: ReadonlySet<string>): ReadonlySet<string> {
  if (regions === "all") return all;
  return new Set(typeof regions === "string" ? [] : regions.map(regionName).filter((name) => all.has(name)));
}
