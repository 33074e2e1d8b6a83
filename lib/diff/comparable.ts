import type { GalleryRef } from "../spec/gallery-identity";
import type { GalleryPlan, VersionPlan } from "../plan/plan";
import { mayBeIn } from "../plan/unread";
import type { NotCompared } from "./model";
import {
  galleriesOf,
  lastOf,
  paired,
  pairedByKey,
  pairedVersions,
  refsOf,
  type DefinitionSide,
  type Pair,
} from "./sides";

/** Two sides without the regions that can't be compared. */
export interface Comparable {
  readonly before: readonly GalleryPlan[];
  readonly after: readonly GalleryPlan[];
  readonly notCompared: readonly NotCompared[];
  /** Versions of these sides that lack a region, with each as it was read. */
  readonly read: ReadonlyMap<VersionPlan, VersionPlan>;
}

/**
 * Removes from both sides the regions that either of them leaves to Terraform. A region that can't be read is neither
 * gained nor lost, so the other side's replicas and money there can't be compared with anything.
 */
export function comparable(before: readonly GalleryPlan[], after: readonly GalleryPlan[]): Comparable {
  if (![...before, ...after].some(isOpen)) return { before, after, notCompared: [], read: new Map() };
  const reduced = new Map<VersionPlan, VersionPlan>();
  const notCompared: NotCompared[] = [];
  const pairs = paired(galleriesOf(before), galleriesOf(after));
  const refs = refsOf(pairs);
  for (const gallery of pairs) {
    const ref = refs.get(gallery) as GalleryRef;
    for (const definition of pairedByKey(gallery.before?.definitions, gallery.after?.definitions)) {
      for (const pair of pairedVersions(definition.before?.versions, definition.after?.versions)) {
        if (!pair.before?.unread && !pair.after?.unread) continue;
        const regions = openRegions(pair);
        for (const version of sidesOf(pair)) reduced.set(version, without(regions, version));
        const path = [ref.name, lastOf(definition).name, lastOf(pair).version].join("/");
        notCompared.push({ path, gallery: ref, attribute: "targetRegions", regions });
      }
    }
  }
  const read = new Map([...reduced].map(([version, left]) => [left, version]));
  return { before: replaced(before, reduced), after: replaced(after, reduced), notCompared, read };
}

function isOpen({ definitions }: GalleryPlan): boolean {
  return definitions.some(({ versions }) => versions.some(({ unread }) => unread));
}

function sidesOf({ before, after }: Pair<VersionPlan>): VersionPlan[] {
  return [before, after].filter((version) => version !== undefined);
}

/** Returns the regions of either side that one of them leaves open. */
function openRegions(pair: Pair<VersionPlan>): string[] {
  const sides = sidesOf(pair);
  const names = sides.flatMap(({ targetRegions, unread }) => [
    ...targetRegions.map(({ name }) => name),
    ...(unread?.regions ?? []).map(({ name }) => name),
  ]);
  return [...new Set(names)].filter((name) => sides.some((side) => mayBeIn(side, name)));
}

/** Returns a version without some regions. Both sides leave out the same ones, so that their sums can be compared. */
function without(regions: readonly string[], version: VersionPlan): VersionPlan {
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
  reduced: ReadonlyMap<VersionPlan, VersionPlan>,
): readonly GalleryPlan[] {
  return plans.map((plan) => ({
    ...plan,
    definitions: plan.definitions.map((definition) => ({
      ...definition,
      versions: definition.versions.map((version) => reduced.get(version) ?? version),
    })),
  }));
}

/** Returns a definition with its versions as they were read, for reports on each side by itself. */
export function asRead(
  { before, after }: Pair<DefinitionSide>,
  read: ReadonlyMap<VersionPlan, VersionPlan>,
): Pair<DefinitionSide> {
  const sideOf = (side: DefinitionSide | undefined): DefinitionSide | undefined =>
    side && { ...side, versions: side.versions.map((version) => read.get(version) ?? version) };
  return read.size === 0 ? { before, after } : { before: sideOf(before), after: sideOf(after) };
}
