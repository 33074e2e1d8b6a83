import { regionName } from "../azure/regions";

/** Returns the positions of the regions that a `regionOrder` names. A region named twice has the first one. */
export function orderingOf(regionOrder: readonly string[] = []): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const region of regionOrder.map(regionName)) if (!places.has(region)) places.set(region, places.size);
  return places;
}

/** Returns items in the order of target regions: those with a position, then home, then the others as they stand. */
export function inOrder<T>(
  items: readonly T[],
  regionOf: (item: T) => string,
  places: ReadonlyMap<string, number>,
  home: string,
): T[] {
  const placeOf = (item: T): number => {
    const region = regionOf(item);
    return places.get(region) ?? (region === home ? places.size : places.size + 1);
  };
  return [...items].sort((a, b) => placeOf(a) - placeOf(b));
}
