import type { VersionSpec } from "../spec/version-spec";
import type { ResolvedPolicy } from "./placement";
import { rankedVersion, Rankings, type Kind } from "./ranking";
import { isPlacing, type Because, type TargetRegion } from "./target-regions";
import { ChangeOrder, type WaitReason } from "./waits";
import { valueIn } from "../text/value-in";

/** The slot of a version in one region, whether the version is there or not. */
export interface RegionSlot {
  readonly kind: Kind;
  /** A serving version's rank, or the would-be rank of one that takes no place; undefined for one that has none. */
  readonly rank: number | undefined;
  /** Index of the policy's tier that takes the rank; undefined where none does. */
  readonly tier: number | undefined;
  /** The newer versions that the rank counts, newest first. */
  readonly before: readonly string[];
  /** The clause that put it there; undefined where it is not there. */
  readonly clause: Because["clause"] | undefined;
  /** True if a clause put it there, and not only Azure's demand that a version is kept in its home region. */
  readonly isPlaced: boolean;
  /** The versions that must be in place there before this one may shrink or be hidden, oldest first. */
  readonly waits: readonly SlotWait[];
}

/** A version that another one waits for in a region. */
export interface SlotWait {
  readonly version: string;
  readonly reason: WaitReason;
}

/** Kinds, ranks, tiers and waits of a plan's versions in its regions, without an object for each version and region. */
export class RegionSlots {
  private readonly orders: ReadonlySet<ChangeOrder>;

  constructor(private readonly byRegion: ReadonlyMap<string, ChangeOrder>) {
    this.orders = new Set(byRegion.values());
  }

  /** Returns the order of changes in a region, which has the ranking; undefined for a region that is not the plan's. */
  orderIn(region: string): ChangeOrder | undefined {
    return this.byRegion.get(region);
  }

  /** Returns the indexes of all that a version waits for in any region, oldest first. */
  waitsOf(version: number, spec: VersionSpec): number[] {
    const waits = new Set<number>();
    for (const order of this.orders) for (const { on } of order.waitsOf(version, isImmediate(spec))) waits.add(on);
    return [...waits].sort((a, b) => b - a);
  }

  /** Returns the regions in which others wait for a version, by its index. */
  waitedIn(versions: readonly Pick<SlottedVersion, "spec">[]): ReadonlyMap<number, readonly string[]> {
    const regions = new Map<number, string[]>();
    const waited = new Map([...this.orders].map((order) => [order, waitedFor(order, versions)]));
    for (const [region, order] of this.byRegion) {
      for (const version of waited.get(order) ?? []) valueIn(regions, version, () => []).push(region);
    }
    return regions;
  }
}

function waitedFor(order: ChangeOrder, versions: readonly Pick<SlottedVersion, "spec">[]): ReadonlySet<number> {
  const waited = new Set<number>();
  versions.forEach(({ spec }, index) => {
    for (const { on } of order.waitsOf(index, isImmediate(spec))) waited.add(on);
  });
  return waited;
}

/** The parts of a planned item that its slots depend on. */
interface SlottedItem {
  readonly slots?: RegionSlots;
  readonly policy: ResolvedPolicy;
  readonly versions: readonly SlottedVersion[];
}

interface SlottedVersion {
  readonly version: string;
  readonly spec: VersionSpec;
  readonly targetRegions: readonly TargetRegion[];
}

/** Returns the slot of a version, by its index, in any region; undefined for an item read from Terraform. */
export function slotOf(item: SlottedItem, version: number, region: string): RegionSlot | undefined {
  const { slots, versions } = item;
  const planned = versions[version];
  if (!slots || !planned) return undefined;
  const order = slots.orderIn(region) ?? orderElsewhere(item);
  const { ranking } = order;
  const because = planned.targetRegions.find(({ name }) => name === region)?.because;
  const nameOf = (index: number): string => (versions[index] as SlottedVersion).version;
  const waits = order.waitsOf(version, isImmediate(planned.spec)).sort((a, b) => b.on - a.on);
  return {
    kind: ranking.kindOf(version),
    rank: ranking.rankOf(version),
    tier: ranking.tierOf(version),
    before: ranking.countedBefore(version).map(nameOf),
    clause: because?.clause,
    isPlaced: because !== undefined && isPlacing(because),
    waits: waits.map(({ on, reason }) => ({ version: nameOf(on), reason })),
  };
}

/** Returns the order in a region that neither the policy nor a version names. Users may ask about any region. */
function orderElsewhere({ versions, policy }: SlottedItem): ChangeOrder {
  const rankings = new Rankings(
    versions.map(({ spec }) => rankedVersion(spec)),
    policy,
  );
  return new ChangeOrder(rankings.elsewhere(), []);
}

function isImmediate({ withdrawn }: VersionSpec): boolean {
  return withdrawn?.immediate === true;
}
