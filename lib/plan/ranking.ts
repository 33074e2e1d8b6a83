import type { ResolvedPolicy } from "./placement";
import type { ImageVersionSpec } from "../spec/image-version-spec";
import type { Kind } from "./waits";

/** What a version is in one region, and its place among the versions there. */
export interface Standing {
  readonly kind: Kind;
  /** A serving version's rank, or the would-be rank of one that takes no place; undefined for one that has none. */
  readonly rank: number | undefined;
}

/** What decides how a version stands. */
export interface Ranked {
  readonly isCandidate: boolean;
  readonly isWithdrawn: boolean;
  /** Regions that its ring reaches; undefined: all. */
  readonly reach: ReadonlySet<string> | undefined;
}

const NOWHERE: ReadonlySet<string> = new Set();

/** What decides how a version stands under a policy; a ring that the policy has not reaches nothing. */
export function ranked({ state, withdrawn, ring }: ImageVersionSpec, policy: ResolvedPolicy): Ranked {
  return {
    isCandidate: state === "candidate",
    isWithdrawn: withdrawn !== undefined,
    reach: ring === undefined ? undefined : (policy.rings.get(ring) ?? NOWHERE),
  };
}

/** Ranks the versions of a region one by one, newest first. */
export function rankingIn(region: string, policy: ResolvedPolicy): (version: Ranked) => Standing {
  const isOfPolicy = policy.regions.has(region);
  const newer: Newer = { serving: 0, reaching: 0, active: 0 };
  return (version) => {
    const reaches = version.reach === undefined || (isOfPolicy && version.reach.has(region));
    const kind = kindOf(version, reaches);
    const rank = kind === "candidate" ? undefined : nextRank(newer, version, reaches, policy.prestage);
    return { kind, rank };
  };
}

/** How every version of a definition stands in a region, newest first. */
export function standingsIn(region: string, { policy, versions }: Rankable): Standing[] {
  const standing = rankingIn(region, policy);
  return versions.map(({ spec }) => standing(ranked(spec, policy)));
}

/** A plan of a definition, as far as ranks depend on it. */
interface Rankable {
  readonly policy: ResolvedPolicy;
  readonly versions: readonly { readonly spec: ImageVersionSpec }[];
}

/** How many newer versions there are in a region. */
interface Newer {
  serving: number;
  reaching: number;
  active: number;
}

function kindOf({ isCandidate, isWithdrawn }: Ranked, reaches: boolean): Kind {
  if (isCandidate) return "candidate";
  if (isWithdrawn) return "withdrawn";
  return reaches ? "serving" : "ahead";
}

function nextRank(newer: Newer, { isWithdrawn }: Ranked, reaches: boolean, prestage: boolean): number | undefined {
  const wouldBe = 1 + (prestage ? newer.active : newer.reaching);
  newer.active++;
  if (!reaches) return prestage ? wouldBe : undefined;
  newer.reaching++;
  if (isWithdrawn) return wouldBe;
  return ++newer.serving;
}
