import { valueIn } from "../text/value-in";

/**
 * Returns the regions in an order that agrees with the lists. The most frequent lists come first, and a later list
 * counts if it does not contradict them. The usual order decides the rest.
 */
export function commonOrder(lists: readonly (readonly string[])[], usual: readonly string[]): string[] {
  const counts = new Map<string, { readonly list: readonly string[]; count: number }>();
  for (const list of lists) valueIn(counts, list.join("\n"), () => ({ list, count: 0 })).count++;
  const after = new Map(usual.map((region) => [region, new Set<string>()]));
  for (const { list } of [...counts.values()].sort((a, b) => b.count - a.count).slice(0, MOST_LISTS)) {
    const known = list.filter((region) => after.has(region));
    if (agrees(known, after)) known.slice(1).forEach((region, index) => after.get(known[index] ?? "")?.add(region));
  }
  return sorted(usual, after);
}

/** Returns the regions of an order that must be named first, so that the usual order gives the others. */
export function namedFirst(order: readonly string[], usual: readonly string[]): string[] {
  const places = new Map(usual.map((region, index) => [region, index]));
  const placeAt = (index: number): number => places.get(order[index] ?? "") ?? -1;
  let first = order.length - 1;
  while (first > 0 && placeAt(first - 1) < placeAt(first)) first--;
  return order.slice(0, Math.max(first, 0));
}

/** Bounds the different lists that are compared. */
const MOST_LISTS = 200;

type After = ReadonlyMap<string, ReadonlySet<string>>;

/** Reports whether no region of a list must come after a later one. */
function agrees(list: readonly string[], after: After): boolean {
  const earlier = new Set<string>();
  return list.every((region) => {
    const later = reachable(region, after);
    const isFine = ![...later].some((other) => earlier.has(other));
    earlier.add(region);
    return isFine;
  });
}

function reachable(region: string, after: After): Set<string> {
  const found = new Set([region]);
  for (const each of found) for (const next of after.get(each) ?? []) found.add(next);
  found.delete(region);
  return found;
}

/** Returns the regions in order: in each step, the first of the usual order that no other region must come before. */
function sorted(usual: readonly string[], after: After): string[] {
  const left = new Set(usual);
  const order: string[] = [];
  while (left.size > 0) {
    const waiting = new Set([...left].flatMap((region) => [...(after.get(region) ?? [])]));
    const next = [...left].find((region) => !waiting.has(region)) as string;
    left.delete(next);
    order.push(next);
  }
  return order;
}
