import { regionName } from "../azure/regions";
import type { GalleryPlan } from "../plan/plan";
import type { Tier } from "../spec/policy";
import { example, POLICY } from "../check/facts/examples";
import { items, policies, policyNameOf } from "../check/facts/items";
import { regionNames } from "../check/facts/region-mentions";
import { defineRule, type Violation } from "../check/rule";
import { firstFew, shown } from "../text/wording";

interface TierWiderThanPrevious extends Violation {
  readonly subject: string;
  readonly tier: string;
  readonly previous: string;
  readonly regions: readonly string[];
}

/**
 * A rule of this tool, not of Azure. A version shrinks only after newer ones are in place. When newer ones are
 * withdrawn or deleted, older ones move up the tiers. If that makes one leave a region, nothing makes it wait for the
 * version that comes there from below.
 */
export const tierWiderThanPrevious = defineRule<TierWiderThanPrevious>({
  id: "tier-wider-than-previous",
  severity: "warning",
  section: "policies",
  summary: "a tier covers regions that the tier before it does not",
  why: "Versions are made to wait for newer ones only; nothing makes one wait for an older one that moves up, so a region may have no image for hours.",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery#best-practices",
  *find({ plans }) {
    for (const plan of plans) {
      const homes = homesByPolicy(plan);
      for (const { name, policy, at, subject } of policies([plan])) {
        const all = regionNames(policy);
        for (const [index, tier] of policy.tiers.entries()) {
          const previous = policy.tiers[index - 1];
          const regions = previous ? widerIn(tier, previous, all, homes.get(name) ?? new Set()) : [];
          if (!previous || regions.length === 0) continue;
          const path = [...at, "tiers", index, "regions"];
          yield { plan, at: path, subject, tier: tier.name, previous: previous.name, regions };
        }
      }
    }
  },
  problem: ({ subject, tier, previous, regions }) =>
    `${subject}, tier ${shown(tier)}, covers ${firstFew(regions, 6)}, which tier ${shown(previous)} before it does not: when newer versions are withdrawn or deleted, a version may leave there before an older one has arrived`,
  help: ({ tier, previous, regions }) =>
    `add ${firstFew(regions, 6)} to tier ${shown(previous)}, or take ${regions.length === 1 ? "it" : "them"} out of tier ${shown(tier)}`,
  bad: [twoTiers(["westeurope"], "all")],
  good: [twoTiers("all", ["westeurope"])],
});

function twoTiers(first: Tier["regions"], second: Tier["regions"]) {
  return example({
    policy: {
      regions: POLICY.regions,
      tiers: [
        { name: "latest", take: 1, regions: first, replicas: 1 },
        { name: "archive", take: "rest", regions: second, replicas: 1 },
      ],
    },
  });
}

/**
 * Returns the home regions of the versions under each policy: a tier of `home` covers another region for each of them.
 */
function homesByPolicy(plan: GalleryPlan): Map<string | undefined, Set<string>> {
  const homes = new Map<string | undefined, Set<string>>();
  for (const { definition } of items([plan])) {
    const name = policyNameOf({ plan, definition });
    const known = homes.get(name) ?? new Set();
    homes.set(name, known.add(definition.home));
    for (const { home } of definition.versions) known.add(home);
  }
  return homes;
}

/** Returns the regions that a tier covers and the one before does not, for a version of any of these homes. */
function widerIn(tier: Tier, previous: Tier, all: ReadonlySet<string>, homes: ReadonlySet<string>): string[] {
  if (previous.regions.length === 0) return []; // an empty list is a finding of its own
  const wider = new Set<string>();
  for (const home of homes.size > 0 ? homes : [undefined]) {
    const before = regionsOf(previous, all, home);
    for (const region of regionsOf(tier, all, home)) {
      if (!before.has(region)) wider.add(region);
    }
  }
  return [...wider].sort();
}

function regionsOf({ regions }: Tier, all: ReadonlySet<string>, home: string | undefined): ReadonlySet<string> {
  if (regions === "all") return all;
  const names = typeof regions === "string" ? [home ?? ""] : regions.map(regionName);
  return new Set(names.filter((name) => all.has(name)));
}
