import type { ItemVersionPlan } from "./item-plan";
import type { RankedVersion } from "./ranking";

/**
 * Returns, for each version of an item that Azure makes one at a time, the index of the one that must be made before it;
 * undefined for the first. Active versions are made newest first, then withdrawn ones, then candidates. A version waits
 * only for others that stand before it in this order, so the two kinds of edges close no cycle.
 * @param versions newest first
 */
export function madeBefore(
  versions: readonly Pick<RankedVersion, "isCandidate" | "isWithdrawn">[],
): readonly (number | undefined)[] {
  const before: (number | undefined)[] = versions.map(() => undefined);
  let last: number | undefined;
  for (const group of GROUPS) {
    versions.forEach((version, index) => {
      if (groupOf(version) !== group) return;
      before[index] = last;
      last = index;
    });
  }
  return before;
}

const GROUPS = ["active", "withdrawn", "candidate"] as const;

function groupOf({
  isCandidate,
  isWithdrawn,
}: Pick<RankedVersion, "isCandidate" | "isWithdrawn">): (typeof GROUPS)[number] {
  if (isCandidate) return "candidate";
  return isWithdrawn ? "withdrawn" : "active";
}

/** Returns the versions that must be in place before a version changes: those that it waits for, and the one made before it. */
export function versionsBefore({
  waitsFor,
  madeAfter,
}: Pick<ItemVersionPlan, "waitsFor" | "madeAfter">): readonly string[] {
  return madeAfter === undefined || waitsFor.includes(madeAfter) ? waitsFor : [...waitsFor, madeAfter];
}
