import { valueIn } from "../text/value-in";

/**
 * The regions in an order that the lists agree with: those that stand most often first, and after them what does not
 * contradict them. Where the lists leave it open, the usual order decides.
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

/** The regions of an order that must be named first, so that the others follow as they usually do. */
export function namedFirst(order: readonly string[], usual: readonly string[]): string[] {
  const places = new Map(usual.map((region, index) => [region, index]));
  const placeAt = (index: number): number => places.get(order[index] ?? "") ?? -1;
  let first = order.length - 1;
  while (first > 0 && placeAt(first - 1) < placeAt(first)) first--;
  return order.slice(0, Math.max(first, 0));
}

/** More orders than these are none. */
const MOST_LISTS = 200;

type After = ReadonlyMap<string, ReadonlySet<string>>;

/** Whether no region of a list must stand after a later one. */
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

/** Of the regions that nothing must stand before, the first of the usual order, again and again. */
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
