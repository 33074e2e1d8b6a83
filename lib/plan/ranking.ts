import type { VersionSpec } from "../spec/version-spec";
import { valueIn } from "../text/value-in";
import type { ResolvedPolicy, ResolvedTier } from "./placement";

/** The kind of a version in one region. `prestaged` is an active version whose ring does not reach the region. */
export type Kind = "serving" | "withdrawn" | "prestaged" | "candidate";

const KINDS: readonly Kind[] = ["serving", "withdrawn", "prestaged", "candidate"];

/** The settings of a version that decide its kind and rank. */
export interface RankedVersion {
  readonly isCandidate: boolean;
  readonly isWithdrawn: boolean;
  readonly ring: string | undefined;
}

/** Returns the settings of a version in a spec that decide its kind and rank. */
export function rankedVersion({ state, withdrawn, ring }: VersionSpec): RankedVersion {
  return { isCandidate: state === "candidate", isWithdrawn: withdrawn !== undefined, ring };
}

/** The rankings of an item's versions, newest first. Regions that the same rings reach share one ranking. */
export class Rankings {
  /** The rankings by a text with one digit for each ring: 1 where the ring reaches the region. */
  private readonly byRings = new Map<string, Ranking>();

  constructor(
    private readonly versions: readonly RankedVersion[],
    private readonly policy: ResolvedPolicy,
  ) {}

  /** Returns the ranking of a region. */
  in(region: string): Ranking {
    if (!this.policy.regions.has(region)) return this.elsewhere();
    let rings = "";
    for (const reach of this.policy.rings.values()) rings += reach.has(region) ? "1" : "0";
    return valueIn(this.byRings, rings, () => this.rank((ring) => this.policy.rings.get(ring)?.has(region) === true));
  }

  /** Returns the ranking of regions outside the policy, which no ring reaches. */
  elsewhere(): Ranking {
    const rings = "0".repeat(this.policy.rings.size);
    return valueIn(this.byRings, rings, () => this.rank(() => false));
  }

  private rank(reaches: (ring: string) => boolean): Ranking {
    return new Ranking(this.versions, reaches, this.policy);
  }
}

/** Kind, rank and tier of every version in a region, by index: 0 is the newest. */
export class Ranking {
  /** One number for each version: its rank, or 0, times the number of kinds, plus the index of its kind. */
  private readonly standings: Int32Array;
  private readonly tiers: readonly ResolvedTier[];

  /** @param reachedBy reports whether a ring reaches the region */
  constructor(
    versions: readonly RankedVersion[],
    reachedBy: (ring: string) => boolean,
    { tiers, prestage }: Pick<ResolvedPolicy, "tiers" | "prestage">,
  ) {
    this.standings = new Int32Array(versions.length);
    this.tiers = tiers;
    const newer: Newer = { serving: 0, reaching: 0, active: 0 };
    versions.forEach((version, index) => {
      const reaches = version.ring === undefined || reachedBy(version.ring);
      const rank = nextRank(newer, version, reaches, prestage) ?? 0;
      this.standings[index] = rank * KINDS.length + KINDS.indexOf(kindOf(version, reaches));
    });
  }

  get tierCount(): number {
    return this.tiers.length;
  }

  kindOf(version: number): Kind {
    return KINDS[(this.standings[version] as number) % KINDS.length] as Kind;
  }

  /** Returns a serving version's rank, or the would-be rank of one that takes no place; undefined where it has none. */
  rankOf(version: number): number | undefined {
    return Math.floor((this.standings[version] as number) / KINDS.length) || undefined;
  }

  /** Returns the index of the tier that takes the version's rank; undefined where none does. */
  tierOf(version: number): number | undefined {
    const depth = this.depthOf(version);
    return depth >= 0 && depth < this.tiers.length ? depth : undefined;
  }

  /** Returns how far down the tiers the version stands: their number where none takes its rank, -1 without a rank. */
  depthOf(version: number): number {
    const rank = this.rankOf(version);
    return rank === undefined ? -1 : tierOfRank(this.tiers, rank);
  }

  /** Returns the newer versions that a rank counts: the serving ones, or for a would-be rank all that have a rank. */
  countedBefore(version: number): number[] {
    if (this.rankOf(version) === undefined) return [];
    const isServing = this.kindOf(version) === "serving";
    const counted: number[] = [];
    for (let newer = 0; newer < version; newer++) {
      const counts = isServing ? this.kindOf(newer) === "serving" : this.rankOf(newer) !== undefined;
      if (counts) counted.push(newer);
    }
    return counted;
  }
}

/** Returns the index of the tier that takes the version of this rank, or the number of tiers when none does. */
function tierOfRank(tiers: readonly ResolvedTier[], rank: number): number {
  let index = 0;
  while (index < tiers.length && rank > (tiers[index] as ResolvedTier).lastRank) index++;
  return index;
}

/** The counts of newer versions in a region. */
interface Newer {
  serving: number;
  reaching: number;
  active: number;
}

function kindOf({ isCandidate, isWithdrawn }: RankedVersion, reaches: boolean): Kind {
  if (isCandidate) return "candidate";
  if (isWithdrawn) return "withdrawn";
  return reaches ? "serving" : "prestaged";
}

function nextRank(newer: Newer, version: RankedVersion, reaches: boolean, prestage: boolean): number | undefined {
  if (version.isCandidate) return undefined;
  const wouldBe = 1 + (prestage ? newer.active : newer.reaching);
  newer.active++;
  if (!reaches) return prestage ? wouldBe : undefined;
  newer.reaching++;
  if (version.isWithdrawn) return wouldBe;
  return ++newer.serving;
}
