import type { ItemVersionPlan } from "../plan/plan";
import { fails } from "./effect";
import type { VersionDiff } from "./model";

/** A version before it is compared with the others of its item. */
export type VersionAlone = Omit<VersionDiff, "growsWithout">;

/**
 * Adds to each version the newer one whose leaving makes it grow though it is hidden. A withdrawn version is placed by
 * its rank, and moves up when a newer version is gone, becomes a candidate, or no longer reaches a region.
 * @param versions newest first
 */
export function withGrowth(versions: readonly VersionAlone[]): VersionDiff[] {
  let gone: string | null = null;
  return versions.map((version) => {
    const growsWithout = gone !== null && growsHidden(version) ? gone : null;
    if (leavesRanking(version)) gone = version.version;
    return { ...version, growsWithout };
  });
}

/** Returns the regions that a version gains, or where it gets more replicas, in its order. */
export function grownRegions({ regions }: Pick<VersionDiff, "regions">): string[] {
  const grown = regions.filter(({ before, after }) => after !== null && after.replicas > (before?.replicas ?? 0));
  return grown.map(({ name }) => name);
}

function growsHidden(version: VersionAlone): boolean {
  const { before, after, effect, outcome } = version;
  if (!before || !after || effect === "destroyed" || fails(effect, outcome)) return false;
  const isHidden = after.targetRegions.every(({ excludeFromLatest }) => excludeFromLatest);
  return isHidden && isRanked(after) && grownRegions(version).length > 0;
}

function leavesRanking({ before, after }: VersionAlone): boolean {
  if (before === null || isCandidate(before)) return false;
  return after === null || isCandidate(after) || before.spec.ring !== after.spec.ring;
}

/** Reports whether a rank may decide where a version is. What Terraform JSON holds is not known to be withdrawn. */
function isRanked(version: ItemVersionPlan): boolean {
  const { withdrawn, placement } = version.spec;
  return !isCandidate(version) && (withdrawn === undefined || placement === undefined);
}

/** Reports whether a version has no rank, so that none moves up without it. */
function isCandidate({ spec }: ItemVersionPlan): boolean {
  return spec.state === "candidate";
}
