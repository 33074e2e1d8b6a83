import fc from "fast-check";
import { REGIONS, regionName, type Region } from "../../lib/azure/regions";
import type { Placement, RegionSettings, ReplicationPolicy, Ring, Storage, Tier } from "../../lib/spec/policy";

/** The subscription of galleries that know theirs, and of everything that they name. */
export const SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";

/** A valid policy, and what images under it may use. */
export interface PolicyDraft {
  readonly policy: ReplicationPolicy;
  /** Regions that may be homes: each is one of the policy's, and every tier that lists regions lists it. */
  readonly homes: readonly string[];
  readonly regions: readonly string[];
  readonly rings: readonly string[];
  /** Encrypted versions are made from no other gallery's version. */
  readonly isEncrypted: boolean;
}

export interface ArbitraryPolicyOptions {
  /** Each tier covers only regions that every earlier one covers. @default true */
  readonly nested?: boolean;
  /** @default true */
  readonly rings?: boolean;
  /** @default true */
  readonly encryption?: boolean;
  /** @default true */
  readonly regionOrder?: boolean;
}

/** A few regions with zones and a few without, so that policies overlap. */
const POOL = ["westeurope", "northeurope", "eastus", "eastus2", "uksouth", "japanwest", "westus", "ukwest"].map(
  (name) => REGIONS.find((region) => region.name === name) as Region,
);

/** A known region, by name. */
export const arbitraryRegion: fc.Arbitrary<string> = fc.constantFrom(...POOL.map(({ name }) => name));

/** One of the spellings of a region. */
export function spelled(name: string): fc.Arbitrary<string> {
  const region = POOL.find((known) => known.name === name);
  return fc.constantFrom(name, name.toUpperCase(), region?.displayName ?? name);
}

/** Keys in random spellings, each region once. */
export function byRegion<T>(regions: readonly string[], value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> {
  return fc
    .tuple(...regions.map((name) => fc.tuple(spelled(name), value)))
    .map((entries) => Object.fromEntries<T>(entries));
}

/** Only the fields that are given: left out with `exactOptionalPropertyTypes` is not undefined. */
export function withoutUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as never;
}

/** A value, or in half of the cases nothing. */
export function maybe<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.option(value, { nil: undefined, freq: 2 });
}

/** A policy that no rule calls wrong. */
export function arbitraryPolicy(options: ArbitraryPolicyOptions = {}): fc.Arbitrary<PolicyDraft> {
  const { nested = true, rings = true, encryption = true, regionOrder = true } = options;
  const names = fc.shuffledSubarray(
    POOL.map(({ name }) => name),
    { minLength: 1, maxLength: 6 },
  );
  const isEncrypted = encryption ? fc.integer({ min: 0, max: 7 }).map((dice) => dice === 0) : fc.constant(false);
  return fc.tuple(names, isEncrypted).chain(([regions, encrypted]) =>
    fc
      .record({
        regions: regionSettings(regions, encrypted),
        tiers: nested ? nestedTiers(regions) : looseTiers(regions),
        candidates: maybe(placement(regions)),
        rings: rings ? maybe(ringsOver(regions)) : fc.constant(undefined),
        sizing: maybe(
          fc.record({
            vmsPerReplica: fc.integer({ min: 1, max: 50 }),
            overProvision: fc.constantFrom(0.5, 1, 1.25, 2),
            minimum: fc.integer({ min: 1, max: 5 }),
          }),
        ),
        prestage: maybe(fc.boolean()),
        regionOrder: regionOrder ? maybe(orderOf(regions)) : fc.constant(undefined),
      })
      .map((parts): PolicyDraft => {
        const policy = withoutUndefined(parts) as ReplicationPolicy;
        const listed = policy.tiers.map((tier) => (typeof tier.regions === "string" ? regions : tier.regions));
        const homes = regions.filter((name) => listed.every((list) => list.map(regionName).includes(name)));
        return {
          policy,
          homes: homes.length > 0 ? homes : regions,
          regions,
          rings: (policy.rings ?? []).map(({ name }) => name),
          isEncrypted: encrypted,
        };
      }),
  );
}

/** Some of the regions, in any order and spelling. */
export function orderOf(regions: readonly string[]): fc.Arbitrary<string[]> {
  return fc.shuffledSubarray([...regions]).chain((names) => fc.tuple(...names.map(spelled)));
}

function regionSettings(regions: readonly string[], encrypted: boolean): fc.Arbitrary<Record<string, RegionSettings>> {
  const entries = regions.map((name) =>
    fc.tuple(spelled(name), maybe(storageIn(name))).map(([key, storage]): [string, RegionSettings] => {
      const diskEncryptionSetId = encrypted
        ? `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Compute/diskEncryptionSets/${name}`
        : undefined;
      return [key, withoutUndefined({ storage, diskEncryptionSetId })];
    }),
  );
  return fc.tuple(...entries).map((list) => Object.fromEntries(list));
}

/** Storage that the region has. */
function storageIn(name: string): fc.Arbitrary<Storage> {
  const isZonal = (POOL.find((region) => region.name === name)?.zones ?? 0) > 0;
  const type = isZonal
    ? fc.constantFrom("Standard_LRS" as const, "Premium_LRS" as const, "Standard_ZRS" as const)
    : fc.constantFrom("Standard_LRS" as const, "Premium_LRS" as const);
  const choice = fc.oneof(type, fc.constant("zone-redundant" as const));
  const since = fc.constantFrom("0.1.0", "1.0.0", "1.10.0");
  return fc.oneof(choice, fc.record({ type: choice, since, before: type }));
}

function replicas(regions: readonly string[]): fc.Arbitrary<Placement["replicas"]> {
  const count = fc.oneof(fc.integer({ min: 1, max: 100 }), fc.constant("demand" as const));
  const named = fc.subarray([...regions]).chain((some) => byRegion(some, count));
  const record = fc.tuple(named, maybe(count)).map(([some, fallback]) => ({
    ...some,
    ...(fallback === undefined ? {} : { default: fallback }),
  }));
  return fc.oneof(count, record);
}

function placement(regions: readonly string[]): fc.Arbitrary<Placement> {
  const list = fc
    .subarray([...regions], { minLength: 1 })
    .chain((some) => fc.tuple(...some.map((name) => spelled(name))));
  const where = fc.oneof(fc.constant("all" as const), fc.constant("home" as const), list);
  return fc.record({ regions: where, replicas: replicas(regions) });
}

/** Each tier lists a prefix of the tier before; from some tier on it may be `home`. */
function nestedTiers(regions: readonly string[]): fc.Arbitrary<Tier[]> {
  const lengths = fc
    .array(fc.integer({ min: 0, max: regions.length }), { minLength: 1, maxLength: 4 })
    .map((list) => list.sort((a, b) => b - a));
  return lengths.chain((list) =>
    fc.tuple(
      ...list.map((length, index) =>
        tier(
          index,
          index === list.length - 1,
          length === 0
            ? fc.constant("home" as const)
            : length === regions.length
              ? fc.constant("all" as const)
              : fc.tuple(...regions.slice(0, length).map((name) => spelled(name))),
          regions,
        ),
      ),
    ),
  );
}

function looseTiers(regions: readonly string[]): fc.Arbitrary<Tier[]> {
  const tiers = fc.array(placement(regions), { minLength: 1, maxLength: 4 });
  return tiers.chain((list) =>
    fc.tuple(
      ...list.map((given, index) => tier(index, index === list.length - 1, fc.constant(given.regions), regions)),
    ),
  );
}

function tier(
  index: number,
  isLast: boolean,
  where: fc.Arbitrary<Placement["regions"]>,
  regions: readonly string[],
): fc.Arbitrary<Tier> {
  const take = isLast ? fc.constant("rest" as const) : fc.integer({ min: 1, max: 3 });
  return fc.record({ name: fc.constant(`tier${index}`), take, regions: where, replicas: replicas(regions) });
}

/** A region stands in one ring at most; regions in none are reached only by versions without a ring. */
function ringsOver(regions: readonly string[]): fc.Arbitrary<Ring[]> {
  const order = fc.shuffledSubarray([...regions], { minLength: 1 });
  return fc.tuple(order, fc.integer({ min: 1, max: 3 }), fc.boolean()).chain(([list, size, endsWithRest]) => {
    const groups: string[][] = [];
    for (let start = 0; start < list.length; start += size) groups.push(list.slice(start, start + size));
    const named = groups.map((group, index) =>
      fc
        .tuple(...group.map((name) => spelled(name)))
        .map((spellings): Ring => ({ name: `ring${index}`, regions: spellings })),
    );
    return fc.tuple(...named).map((some) => (endsWithRest ? [...some, { name: "broad", regions: "rest" }] : some));
  });
}
