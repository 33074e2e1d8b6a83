import { regionName } from "../azure/regions";
import { byCodeUnit } from "../text/order";
import type { Placement, RegionSettings, ReplicationPolicy } from "../spec/policy";
import { orderingOf } from "./ordering";
import { MAX_REPLICAS, replicasIn, type SizedReplicas } from "./replicas";
import type { Demand } from "../spec/demand";
import { valueIn } from "../text/value-in";

/** A policy made ready for the plan: regions in their one spelling, tiers by rank, rings as sets. */
export interface ResolvedPolicy {
  /** The policy's name; undefined for the default that replaces a missing policy. */
  readonly name: string | undefined;
  readonly regions: ReadonlyMap<string, RegionSettings>;
  /** The policy's regions: first those of `regionOrder`, then those that keep versions longest, then by name. */
  readonly order: readonly string[];
  /** The positions in the order of target regions of the regions that `regionOrder` names. */
  readonly named: ReadonlyMap<string, number>;
  readonly tiers: readonly ResolvedTier[];
  readonly candidates: ResolvedPlacement;
  /** Regions that each ring and the rings before it name. */
  readonly rings: ReadonlyMap<string, ReadonlySet<string>>;
  readonly prestage: boolean;
  /** True if waiting versions change only when Azure has replicated what they wait for. */
  readonly isGated: boolean;
}

export interface ResolvedTier extends ResolvedPlacement {
  readonly name: string;
  /** Its index among the policy's tiers, from 0. */
  readonly index: number;
  /** The last rank that it takes. */
  readonly lastRank: number;
}

export interface ResolvedPlacement {
  covers(region: string, home: string): boolean;
  replicas(region: string): SizedReplicas;
}

/** The demand in each region, and the most replicas that a region keeps. */
export interface DeclaredDemand {
  readonly in: (region: string) => Demand | undefined;
  readonly limit: number;
}

const NO_DEMAND: DeclaredDemand = { in: () => undefined, limit: MAX_REPLICAS };

/** The policy of an item that names none: every version at home, one replica. */
const HOME_ONLY: Omit<ReplicationPolicy, "regions"> = {
  tiers: [{ name: "home", take: "rest", regions: "home", replicas: 1 }],
};

/** Makes a policy ready to place versions. */
export function resolvePolicy(
  name: string | undefined,
  given: ReplicationPolicy | undefined,
  home: string,
  demand: DeclaredDemand = NO_DEMAND,
): ResolvedPolicy {
  const policy = given ?? { ...HOME_ONLY, regions: { [home]: {} } };
  const regions = new Map(Object.entries(policy.regions).map(([key, value]) => [regionName(key), value]));
  const resolve = (placement: Placement): ResolvedPlacement => resolvePlacement(placement, policy, regions, demand);
  const named = orderingOf(policy.regionOrder);
  let lastRank = 0;
  const tiers = policy.tiers.map((tier, index) => {
    lastRank += tier.take === "rest" ? Infinity : Number.isInteger(tier.take) && tier.take > 0 ? tier.take : 0;
    return { name: tier.name, index, lastRank, ...resolve(tier) };
  });
  return {
    name: given ? name : undefined,
    regions,
    order: orderRegions(policy, [...regions.keys()], named),
    named,
    tiers,
    candidates: resolve(policy.candidates ?? { regions: "home", replicas: 1 }),
    rings: reachOfRings(policy, regions),
    prestage: policy.prestage ?? false,
    isGated: policy.gate === "replicated",
  };
}

function resolvePlacement(
  placement: Placement,
  policy: ReplicationPolicy,
  regions: ReadonlyMap<string, RegionSettings>,
  demand: DeclaredDemand,
): ResolvedPlacement {
  const named = regionsNamed(placement.regions);
  const counts = new Map<string, SizedReplicas>();
  return {
    covers: (region, home) => {
      if (!regions.has(region)) return false;
      if (placement.regions === "all") return true;
      return placement.regions === "home" ? region === home : named.has(region);
    },
    replicas: (region) =>
      valueIn(counts, region, () => replicasIn(placement, region, demand.in(region), policy.sizing, demand.limit)),
  };
}

function regionsNamed(regions: string | readonly string[]): ReadonlySet<string> {
  return new Set(typeof regions === "string" ? [] : regions.map(regionName));
}

/** Orders regions by the last tier that covers them, latest first: these regions keep versions longest. */
function orderRegions(
  policy: ReplicationPolicy,
  regions: readonly string[],
  named: ReadonlyMap<string, number>,
): string[] {
  const lastTier = new Map<string, number>();
  policy.tiers.forEach((tier, index) => {
    for (const region of tier.regions === "all" ? regions : regionsNamed(tier.regions)) lastTier.set(region, index);
  });
  const keepsUntil = (region: string): number => lastTier.get(region) ?? -1;
  const placeOf = (region: string): number => named.get(region) ?? named.size;
  return [...regions].sort((a, b) => placeOf(a) - placeOf(b) || keepsUntil(b) - keepsUntil(a) || byCodeUnit(a, b));
}

function reachOfRings(policy: ReplicationPolicy, regions: ReadonlyMap<string, unknown>): Map<string, Set<string>> {
  const reach = new Set<string>();
  const rings = new Map<string, Set<string>>();
  for (const ring of policy.rings ?? []) {
    for (const region of ring.regions === "rest" ? regions.keys() : regionsNamed(ring.regions)) reach.add(region);
    rings.set(ring.name, new Set(reach));
  }
  return rings;
}
