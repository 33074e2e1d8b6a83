import { versionsBefore } from "../plan/making-order";
import type { ItemVersionPlan } from "../plan/plan";

/** An apply of one item. */
export interface Apply {
  /** Versions before and after: newest first, each version once. */
  readonly before: readonly ItemVersionPlan[];
  readonly after: readonly ItemVersionPlan[];
  /** Versions whose change fails. They stay as they are, and so do the versions that wait for them. */
  readonly failing: ReadonlySet<string>;
  /** Versions that are destroyed and created again. */
  readonly recreated: ReadonlySet<string>;
  readonly deletesLast: boolean;
}

/** A region that loses its version or its `latest` during the apply, and has one again afterwards. */
export interface Gap {
  readonly region: string;
  readonly lost: "version" | "latest";
  /** The version whose change left the gap. */
  readonly by: string;
}

/**
 * Simulates an apply in Terraform's order and returns its gaps. Every creation and update comes after those it waits for.
 * Every deletion comes after all of them, if that order is kept. For each region it takes the worst allowed
 * order: changes that remove or hide a version there come first, after only the changes they must wait for. Each
 * region and loss has at most one gap, the first.
 */
export function gapsOfWorstApply(apply: Apply): Gap[] {
  const changes = changesOf(apply);
  const gaps = new Map<string, Gap[]>();
  const regions = [...changes.before.keys(), ...changes.after.keys()];
  for (const region of new Set(regions)) gaps.set(region, gapsIn(region, changes, apply.deletesLast));
  return [...gaps.values()].flat();
}

/** The level of a version in a region: absent, hidden, or serving. A higher level includes the lower one. */
const HIDDEN = 1;
const SERVING = 2;
const LOSSES = [
  { lost: "version", level: HIDDEN },
  { lost: "latest", level: SERVING },
] as const;

/** The versions of both sides by index, and their level in each region. */
interface Changes {
  readonly names: readonly string[];
  readonly before: ReadonlyMap<string, Uint8Array>;
  readonly after: ReadonlyMap<string, Uint8Array>;
  /** The versions that each version comes after. */
  readonly waits: readonly (readonly number[])[];
  /** Created, updated or left alone, in the order of the new plan. */
  readonly applied: readonly number[];
  readonly deleted: readonly number[];
  readonly recreated: ReadonlySet<number>;
  /** Failing versions and those that wait for them; none of them is changed. */
  readonly blocked: ReadonlySet<number>;
}

function changesOf({ before, after, failing, recreated, deletesLast }: Apply): Changes {
  const names = [...new Set([...after, ...before].map(({ version }) => version))];
  const indexes = new Map(names.map((name, index) => [name, index]));
  const indexesOf = (versions: Iterable<string>): number[] =>
    [...versions].map((version) => indexes.get(version)).filter((index) => index !== undefined);
  const waits = names.map((): number[] => []);
  after.forEach((version, index) => (waits[index] = indexesOf(versionsBefore(version))));
  const applied = after.map((_, index) => index);
  const blocked = blockedBy(indexesOf(failing), waits);
  const isStuck = deletesLast && blocked.size > 0;
  return {
    names,
    before: levelsOf(before, names.length, indexes),
    after: levelsOf(after, names.length, indexes),
    waits,
    applied,
    deleted: isStuck ? [] : names.slice(after.length).map((_, index) => after.length + index),
    recreated: new Set(indexesOf(recreated)),
    blocked,
  };
}

function levelsOf(
  versions: readonly ItemVersionPlan[],
  count: number,
  indexes: ReadonlyMap<string, number>,
): Map<string, Uint8Array> {
  const levels = new Map<string, Uint8Array>();
  for (const { version, targetRegions } of versions) {
    const index = indexes.get(version) as number;
    for (const { name, excludeFromLatest } of targetRegions) {
      let inRegion = levels.get(name);
      if (!inRegion) levels.set(name, (inRegion = new Uint8Array(count)));
      inRegion[index] = excludeFromLatest ? HIDDEN : SERVING;
    }
  }
  return levels;
}

/** Returns the failing versions and all that wait for them, directly or not. */
function blockedBy(failing: readonly number[], waits: readonly (readonly number[])[]): Set<number> {
  const waiting = new Map<number, number[]>();
  waits.forEach((others, index) => {
    for (const other of others) {
      const found = waiting.get(other);
      if (found) found.push(index);
      else waiting.set(other, [index]);
    }
  });
  const blocked = new Set(failing);
  for (const index of blocked) for (const other of waiting.get(index) ?? []) blocked.add(other);
  return blocked;
}

function gapsIn(region: string, changes: Changes, deletesLast: boolean): Gap[] {
  const none = new Uint8Array(changes.names.length);
  const before = changes.before.get(region) ?? none;
  const after = changes.after.get(region) ?? none;
  return LOSSES.flatMap(({ lost, level }) => {
    const by = emptiedBy(before, after, level, changes, deletesLast);
    return by === undefined ? [] : [{ region, lost, by: changes.names[by] as string }];
  });
}

/** Returns the first version whose change leaves a region without a version of a level that it has before and after. */
function emptiedBy(
  before: Uint8Array,
  after: Uint8Array,
  level: number,
  { applied, deleted, waits, blocked, recreated }: Changes,
  deletesLast: boolean,
): number | undefined {
  const holds = (levels: Uint8Array, index: number): boolean => (levels[index] as number) >= level;
  // A version that is there before and after, and is not recreated, is there during the whole apply.
  if (applied.some((index) => holds(before, index) && holds(after, index) && !recreated.has(index))) return undefined;
  const current = Uint8Array.from(before);
  let count = before.reduce((sum, held) => sum + (held >= level ? 1 : 0), 0);
  if (count === 0 || !after.some((held) => held >= level)) return undefined;

  let by: number | undefined;
  const put = (index: number, to: number): void => {
    count -= holds(current, index) ? 1 : 0;
    current[index] = to;
    count += holds(current, index) ? 1 : 0;
    if (count === 0) by ??= index;
  };
  const destroy = (indexes: Iterable<number>): void => {
    for (const index of indexes) put(index, 0);
  };
  destroy(recreated);
  if (!deletesLast) destroy(deleted);
  const takers = applied.filter((index) => holds(before, index) && !holds(after, index));
  inOrder([...takers, ...applied], waits, (index) => {
    if (!blocked.has(index)) put(index, after[index] as number);
  });
  if (deletesLast) destroy(deleted);
  return by;
}

/** Calls `visit` once for each index, after those that it waits for; no recursion, since chains may be long. */
function inOrder(
  indexes: readonly number[],
  waits: readonly (readonly number[])[],
  visit: (index: number) => void,
): void {
  const entered = new Uint8Array(waits.length);
  const done = new Uint8Array(waits.length);
  for (const start of indexes) {
    const stack = [start];
    while (stack.length > 0) {
      const index = stack.at(-1) as number;
      if (!entered[index]) {
        entered[index] = 1;
        for (const other of waits[index] ?? []) if (!entered[other]) stack.push(other);
        continue;
      }
      stack.pop();
      if (done[index]) continue;
      done[index] = 1;
      visit(index);
    }
  }
}
