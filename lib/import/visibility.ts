import type { Ring } from "../spec/policy";
import type { ItemPlan, ItemVersionPlan } from "../plan/plan";
import type { VersionSpec } from "../spec/version-spec";

/** The reason for a version that Azure hides: no other is known. */
export const FOUND_HIDDEN = "found excluded from latest";

/** The settings that hide versions: their part of the spec, and the rings that they name. */
export interface Visibility {
  readonly rings: readonly Ring[];
  readonly of: ReadonlyMap<string, Pick<VersionSpec, "state" | "ring" | "withdrawn">>;
}

/**
 * Returns the states and rings that give the same flags. A version that is hidden everywhere is a candidate if it is
 * newer than all visible ones, else withdrawn. One that is hidden in some regions has reached a ring with the others.
 */
export function visibilityOf({ versions }: ItemPlan): Visibility {
  const shown = versions.findIndex((version) => !isHidden(version));
  const of = new Map<string, Pick<VersionSpec, "state" | "ring" | "withdrawn">>();
  versions.forEach((version, index) => {
    if (!isHidden(version)) return;
    const isNewest = shown < 0 || index < shown;
    of.set(version.version, isNewest ? { state: "candidate" } : { withdrawn: { reason: FOUND_HIDDEN } });
  });
  const rings = ringsOf(
    versions.filter((version) => !isHidden(version) && hiddenRegions(version).length > 0),
    (version, ring) => of.set(version.version, { ring }),
  );
  return { rings, of };
}

/** Reports whether a version is hidden in all regions that it is in. */
function isHidden(version: ItemVersionPlan): boolean {
  if (version.excludeFromLatest) return true;
  return shownRegions(version).length === 0 && hiddenRegions(version).length > 0;
}

function shownRegions({ targetRegions }: ItemVersionPlan): string[] {
  return targetRegions.flatMap(({ name, excludeFromLatest }) => (excludeFromLatest ? [] : [name]));
}

/** Returns the regions that hide a version, without a home that is there only because Azure demands it. */
function hiddenRegions(version: ItemVersionPlan): string[] {
  return version.targetRegions.flatMap((target) =>
    target.excludeFromLatest && !isOnlyHome(version, target) ? [target.name] : [],
  );
}

/** Reports whether a version seems to be in its home only because Azure demands it: hidden there, with one replica. */
export function isOnlyHome(
  { home, excludeFromLatest }: ItemVersionPlan,
  target: ItemVersionPlan["targetRegions"][number],
): boolean {
  return !excludeFromLatest && target.name === home && target.excludeFromLatest && target.replicas === 1;
}

/**
 * Returns rings, each with the regions that the one before does not reach. A version that fits no such chain gets none.
 */
function ringsOf(
  versions: readonly ItemVersionPlan[],
  assign: (version: ItemVersionPlan, ring: string) => void,
): Ring[] {
  const rings: { name: string; regions: string[] }[] = [];
  const reached = new Set<string>();
  const byReach = versions
    .map((version) => ({ version, shown: shownRegions(version) }))
    .sort((a, b) => a.shown.length - b.shown.length);
  for (const { version, shown } of byReach) {
    const more = shown.filter((region) => !reached.has(region)).sort();
    if (hiddenRegions(version).some((region) => reached.has(region))) continue;
    if (more.length > 0) rings.push({ name: `ring-${rings.length + 1}`, regions: more });
    for (const region of more) reached.add(region);
    const ring = rings.at(-1);
    if (ring) assign(version, ring.name);
  }
  return rings;
}
