import { galleryRefs, type GalleryIdentity, type GalleryRef } from "../spec/gallery-identity";
import { byCodeUnit } from "../text/order";
import type { DefinitionPlan, GalleryPlan, VersionPlan } from "../plan/plan";
import type { GallerySettings } from "../spec/gallery-spec";
import type { ImageDefinitionSpec } from "../spec/image-definition-spec";
import { newestFirst } from "../spec/version-number";

/** A gallery of one side: all plans that are about it. */
export interface GallerySide {
  readonly settings: GallerySettings;
  /** By name in lower case. */
  readonly definitions: ReadonlyMap<string, DefinitionSide>;
}

/** An image definition of one side: the versions of all plans that are about it. */
export interface DefinitionSide {
  readonly name: string;
  readonly spec: ImageDefinitionSpec;
  readonly home: string;
  /** In the order of the plan. */
  readonly regions: readonly string[];
  /** Newest first. */
  readonly versions: readonly VersionPlan[];
}

/** The same thing before and after; undefined where it is not there. */
export interface Pair<T> {
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/** The thing as it shall be, or as it was when it goes. */
export function lastOf<T>({ before, after }: Pair<T>): T {
  return (after ?? before) as T;
}

/** Puts together what several plans say of one gallery: stacks of one app may share it. */
export function galleriesOf(plans: readonly GalleryPlan[]): GallerySide[] {
  const groups: GalleryPlan[][] = [];
  const byName = new Map<string, GalleryPlan[][]>();
  for (const plan of plans) {
    if (isNothing(plan)) continue;
    const name = plan.spec.gallery.name.toLowerCase();
    const ofName = byName.get(name) ?? [];
    const group = ofName.find(([first]) => first && isSame(first.spec.gallery, plan.spec.gallery));
    if (group) group.push(plan);
    else {
      const started = [plan];
      groups.push(started);
      byName.set(name, [...ofName, started]);
    }
  }
  return groups.map(sideOf);
}

/** Of an empty file: what has no name and holds nothing is no gallery. */
function isNothing({ spec, definitions }: GalleryPlan): boolean {
  return spec.gallery.name === "" && definitions.length === 0;
}

/**
 * Pairs galleries of two sides: by name, and by subscription and resource group where both sides know them.
 * What is only after comes last, each side in its order.
 */
export function paired(before: readonly GallerySide[], after: readonly GallerySide[]): Pair<GallerySide>[] {
  const left = new Set(after);
  const pairs: Pair<GallerySide>[] = before.map((gallery) => {
    const found = [...left].filter(({ settings }) => isSame(gallery.settings, settings));
    const match = found.find(({ settings }) => isSameIn(gallery.settings, settings)) ?? found[0];
    if (match) left.delete(match);
    return { before: gallery, after: match };
  });
  return [...pairs, ...[...left].map((gallery) => ({ before: undefined, after: gallery }))];
}

/** The gallery of each pair, as far as either side knows it, with what tells it from the others of its name. */
export function refsOf(pairs: readonly Pair<GallerySide>[]): ReadonlyMap<Pair<GallerySide>, GalleryRef> {
  const identities = new Map(pairs.map((pair) => [pair, identityOf(pair)]));
  const refs = galleryRefs(identities.values());
  return new Map([...identities].map(([pair, identity]) => [pair, refs.get(identity) as GalleryRef]));
}

function identityOf(pair: Pair<GallerySide>): GalleryIdentity {
  const sides = [pair.after, pair.before].flatMap((side) => side?.settings ?? []);
  const { name, resourceGroup } = lastOf(pair).settings;
  const subscription = sides.map((each) => each.subscription).find(isKnown);
  return {
    name,
    resourceGroup: sides.map((each) => each.resourceGroup).find(isKnown) ?? resourceGroup,
    ...(subscription !== undefined && { subscription }),
  };
}

/** Pairs the entries of two maps, by key. */
export function pairedByKey<T>(
  before: ReadonlyMap<string, T> | undefined,
  after: ReadonlyMap<string, T> | undefined,
  order: (keys: Iterable<string>) => string[] = (keys) => [...keys].sort(byCodeUnit),
): Pair<T>[] {
  const keys = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
  return order(keys).map((key) => ({ before: before?.get(key), after: after?.get(key) }));
}

/** Pairs versions by number, newest first. */
export function pairedVersions(
  before: readonly VersionPlan[] | undefined,
  after: readonly VersionPlan[] | undefined,
): Pair<VersionPlan>[] {
  const byNumber = (versions: readonly VersionPlan[] = []) => new Map(versions.map((plan) => [plan.version, plan]));
  return pairedByKey(byNumber(before), byNumber(after), newestFirst);
}

/** Whether two settings may be of one gallery: nothing that both know speaks against it. */
function isSame(a: GallerySettings, b: GallerySettings): boolean {
  return (
    a.name.toLowerCase() === b.name.toLowerCase() &&
    agree(a.subscription, b.subscription) &&
    agree(a.resourceGroup, b.resourceGroup)
  );
}

function isSameIn(a: GallerySettings, b: GallerySettings): boolean {
  return isKnown(a.subscription) === isKnown(b.subscription) && isKnown(a.resourceGroup) === isKnown(b.resourceGroup);
}

function agree(a: string | undefined, b: string | undefined): boolean {
  return !isKnown(a) || !isKnown(b) || a.toLowerCase() === b.toLowerCase();
}

/** A reference of Terraform is known to Terraform only. */
export function isKnown(text: string | undefined): text is string {
  return text !== undefined && text !== "" && !text.includes("${");
}

function sideOf(plans: readonly GalleryPlan[]): GallerySide {
  // A gallery that one plan manages is managed, even if others only use it.
  const managed = plans.find(({ spec }) => spec.gallery.existing !== true) ?? plans[0];
  const definitions = new Map<string, DefinitionSide>();
  for (const definition of plans.flatMap((plan) => plan.definitions)) {
    const key = definition.name.toLowerCase();
    const known = definitions.get(key);
    definitions.set(key, known ? joined(known, definition) : definition);
  }
  return { settings: (managed as GalleryPlan).spec.gallery, definitions };
}

/** One definition in two plans: one may manage it, and both may have versions of it. */
function joined(a: DefinitionSide, b: DefinitionPlan): DefinitionSide {
  const { name, spec, home } = a.spec.existing === true ? b : a;
  const versions = new Map([...a.versions, ...b.versions].map((plan) => [plan.version, plan]));
  return {
    name,
    spec,
    home,
    regions: [...new Set([...a.regions, ...b.regions])],
    versions: newestFirst(versions.keys()).map((version) => versions.get(version) as VersionPlan),
  };
}
