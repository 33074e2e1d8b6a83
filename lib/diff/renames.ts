import type { Pair } from "./sides";

/** The probable renames. Names in Azure never change: a rename destroys one object and creates another. */
export interface Renames<T> {
  /** Returns the old object that a new one seems to be. */
  from(after: T): T | undefined;
  to(before: T): T | undefined;
}

/** Links an object that is only before with one that is only after, if exactly one of each has the same key. */
export function renames<T extends object>(
  pairs: readonly Pair<T>[],
  keyOf: (item: T) => string | undefined,
): Renames<T> {
  const gone = onOneSide(pairs, "before", "after", keyOf);
  const come = onOneSide(pairs, "after", "before", keyOf);
  const from = new Map<T, T>();
  const to = new Map<T, T>();
  for (const [key, before] of gone) {
    const after = come.get(key);
    if (!before || !after) continue;
    from.set(after, before);
    to.set(before, after);
  }
  return { from: (after) => from.get(after), to: (before) => to.get(before) };
}

/** Returns the objects that are on one side only, by key; undefined for a key that several have. */
function onOneSide<T>(
  pairs: readonly Pair<T>[],
  side: keyof Pair<T>,
  other: keyof Pair<T>,
  keyOf: (item: T) => string | undefined,
): Map<string, T | undefined> {
  const found = new Map<string, T | undefined>();
  for (const pair of pairs) {
    const item = pair[side];
    const key = item === undefined || pair[other] !== undefined ? undefined : keyOf(item);
    if (key !== undefined) found.set(key, found.has(key) ? undefined : item);
  }
  return found;
}
