import type { GalleryRef } from "../spec/gallery-identity";
import { itemPlans, type GalleryPlan, type ItemPlan, type ItemVersionPlan } from "../plan/plan";
import { mayBeIn } from "../plan/unread";
import type { NotCompared } from "./model";
import {
  galleriesOf,
  itemNames,
  lastOf,
  paired,
  pairedByKey,
  pairedVersions,
  refsOf,
  type ItemSide,
  type Pair,
} from "./sides";

/** Two sides without the regions that can't be compared. */
export interface Comparable {
  readonly before: readonly GalleryPlan[];
  readonly after: readonly GalleryPlan[];
  readonly notCompared: readonly NotCompared[];
  /** Versions of these sides that lack a region, with each as it was read. */
  readonly read: ReadonlyMap<ItemVersionPlan, ItemVersionPlan>;
}

/**
 * Removes from both sides the regions that either of them leaves to Terraform. A region that can't be read is neither
 * gained nor lost, so the other side's replicas and money there can't be compared with anything.
 */
export function comparable(before: readonly GalleryPlan[], after: readonly GalleryPlan[]): Comparable {
  if (![...before, ...after].some(isOpen)) return { before, after, notCompared: [], read: new Map() };
  const reduced = new Map<ItemVersionPlan, ItemVersionPlan>();
  const notCompared: NotCompared[] = [];
  const pairs = paired(galleriesOf(before), galleriesOf(after));
  const refs = refsOf(pairs);
  for (const gallery of pairs) {
    const ref = refs.get(gallery) as GalleryRef;
    const nameOf = itemNames(gallery);
    for (const item of pairedByKey(gallery.before?.items, gallery.after?.items)) {
      for (const pair of pairedVersions(item.before?.versions, item.after?.versions)) {
        if (!pair.before?.unread && !pair.after?.unread) continue;
        const regions = openRegions(pair);
        for (const version of sidesOf(pair)) reduced.set(version, without(regions, version));
        const path = [ref.name, nameOf(lastOf(item)), lastOf(pair).version].join("/");
        notCompared.push({ path, gallery: ref, attribute: "targetRegions", regions });
      }
    }
  }
  const read = new Map([...reduced].map(([version, left]) => [left, version]));
  return { before: replaced(before, reduced), after: replaced(after, reduced), notCompared, read };
}

function isOpen(plan: GalleryPlan): boolean {
  return itemPlans(plan).some(({ versions }) => versions.some(({ unread }) => unread));
}

function sidesOf({ before, after }: Pair<ItemVersionPlan>): ItemVersionPlan[] {
  return [before, after].filter((version) => version !== undefined);
}

/** Returns the regions of either side that one of them leaves open. */
function openRegions(pair: Pair<ItemVersionPlan>): string[] {
  const sides = sidesOf(pair);
  const names = sides.flatMap(({ targetRegions, unread }) => [
    ...targetRegions.map(({ name }) => name),
    ...(unread?.regions ?? []).map(({ name }) => name),
  ]);
  return [...new Set(names)].filter((name) => sides.some((side) => mayBeIn(side, name)));
}

/** Returns a version without some regions. Both sides leave out the same ones, so that their sums can be compared. */
function without(regions: readonly string[], version: ItemVersionPlan): ItemVersionPlan {
  const open = new Set(regions);
  return {
    ...version,
    targetRegions: version.targetRegions.filter(({ name }) => !open.has(name)),
    unread: {
      regions: regions.map((name) => ({ name, missing: [], mayServe: true })),
      elsewhere: version.unread?.elsewhere ?? false,
    },
  };
}

function replaced(
  plans: readonly GalleryPlan[],
  reduced: ReadonlyMap<ItemVersionPlan, ItemVersionPlan>,
): readonly GalleryPlan[] {
  const of = <Item extends ItemPlan>(item: Item): Item => ({
    ...item,
    versions: item.versions.map((version) => reduced.get(version) ?? version),
  });
  return plans.map((plan) => ({
    ...plan,
    definitions: plan.definitions.map(of),
    applications: plan.applications.map(of),
  }));
}

/** Returns an item with its versions as they were read, for reports on each side by itself. */
export function asRead(
  { before, after }: Pair<ItemSide>,
  read: ReadonlyMap<ItemVersionPlan, ItemVersionPlan>,
): Pair<ItemSide> {
  const sideOf = (side: ItemSide | undefined): ItemSide | undefined =>
    side && { ...side, versions: side.versions.map((version) => read.get(version) ?? version) };
  return read.size === 0 ? { before, after } : { before: sideOf(before), after: sideOf(after) };
}
