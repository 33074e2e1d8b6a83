import { byCodeUnit } from "../text/order";
import type { ItemVersionPlan } from "../plan/plan";
import type { Placement, ReplicaCount } from "../spec/policy";
import { isOnlyHome } from "./visibility";

/** The placement of a version, in the form of a clause of a policy. */
export interface Shape {
  /** A key that is equal for versions that one clause could place. */
  readonly key: string;
  /** Replicas by region. */
  readonly replicas: ReadonlyMap<string, number>;
  readonly isHome: boolean;
}

/** Returns the shape of a version: only at home, or its regions. */
export function shapeOf(version: ItemVersionPlan): Shape {
  const placed = version.targetRegions.filter((target) => !isOnlyHome(version, target));
  const entries = placed.map(({ name, replicas }): [string, number] => [name, replicas]);
  const [only] = entries;
  const isHome = entries.length === 1 && only?.[0] === version.home;
  const sorted = entries.sort(([a], [b]) => byCodeUnit(a, b));
  const key = isHome ? `home ${String(only[1])}` : JSON.stringify(sorted);
  return { key, replicas: new Map(sorted), isHome };
}

/** Returns a shape as a clause of a policy with these regions. */
export function placementOf({ isHome, replicas }: Shape, regions: readonly string[]): Placement {
  const counts = [...replicas.values()];
  if (isHome) return { regions: "home", replicas: counts[0] ?? 1 };
  const isAll = regions.every((region) => replicas.has(region));
  return { regions: isAll ? "all" : [...replicas.keys()], replicas: countsOf(replicas) };
}

/** Returns one number, or the most frequent one as default and the others by region. */
function countsOf(replicas: ReadonlyMap<string, number>): Placement["replicas"] {
  const usual = mostFrequent([...replicas.values()]) ?? 1;
  const others = [...replicas].filter(([, count]) => count !== usual);
  if (others.length === 0) return usual;
  return { ...(Object.fromEntries(others) as Record<string, ReplicaCount>), default: usual };
}

/** Returns the most frequent value; of several, the first. */
export function mostFrequent<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: T | undefined;
  for (const [value, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = value;
  return best;
}

/**
 * Reports whether the first shape has all regions of the second, since a version only leaves regions as it gets older.
 */
export function covers(first: Shape, second: Shape): boolean {
  if (second.isHome) return true;
  return !first.isHome && [...second.replicas.keys()].every((region) => first.replicas.has(region));
}
