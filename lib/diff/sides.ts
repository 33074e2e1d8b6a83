import type { AccessGrant } from "../spec/access-spec";
import { galleryRefs, merged, type GalleryIdentity, type GalleryRef } from "../spec/gallery-identity";
import { GalleryIndex } from "../spec/gallery-index";
import { byCodeUnit } from "../text/order";
import { itemPlans, type GalleryPlan, type ItemPlan, type ItemVersionPlan } from "../plan/plan";
import type { GallerySettings } from "../spec/gallery-spec";
import { itemName, type ItemKind } from "../spec/item-kind";
import { newestFirst } from "../spec/version-number";

/** A gallery of one side: all plans that are about it. */
export interface GallerySide {
  /** The identity as far as any of these plans gives it. */
  readonly identity: GalleryIdentity;
  readonly settings: GallerySettings;
  readonly access: readonly AccessGrant[];
  /** True if any of these plans was read from Terraform JSON. */
  readonly isFound: boolean;
  /** True if Azure's own answers say what is there. */
  readonly isOfAzure: boolean;
  /** Image definitions and applications by kind and name in lower case: the two may have one name. */
  readonly items: ReadonlyMap<string, ItemSide>;
}

/** An image definition or application of one side: the versions of all plans that are about it. */
export type ItemSide = Pick<ItemPlan, "kind" | "name" | "spec" | "home" | "regions" | "versions">;

/** One object before and after; undefined for a side without it. */
export interface Pair<T> {
  readonly before: T | undefined;
  readonly after: T | undefined;
}

/** Returns the object as it is after, or as it was before if it is removed. */
export function lastOf<T>({ before, after }: Pair<T>): T {
  return (after ?? before) as T;
}

/** Merges all plans of one gallery: stacks of one app may share it. */
export function galleriesOf(plans: readonly GalleryPlan[]): GallerySide[] {
  const galleries = new GalleryIndex<GalleryPlan[]>();
  for (const plan of plans) if (!isNothing(plan)) galleries.at(plan.spec.gallery, () => []).push(plan);
  return galleries.all.map(({ gallery, value }) => sideOf(gallery, value));
}

/** Reports whether a plan is no gallery: it is removed, or has no name and nothing in it, as that of an empty file. */
function isNothing(plan: GalleryPlan): boolean {
  if (plan.spec.gallery.removed === true) return true;
  return plan.spec.gallery.name === "" && itemPlans(plan).length === 0;
}

/** Pairs galleries of two sides that are or may be the same. Those only after come last; each side keeps its order. */
export function paired(before: readonly GallerySide[], after: readonly GallerySide[]): Pair<GallerySide>[] {
  const left = new GalleryIndex<GallerySide>();
  for (const side of after) left.add(side.identity, side);
  const pairs = before.map((side) => ({ before: side, after: left.take(side.identity) }));
  return [...pairs, ...left.all.map(({ value }) => ({ before: undefined, after: value }))];
}

/** Returns the gallery of each pair, as far as either side knows it, with a qualifier if others have its name. */
export function refsOf(pairs: readonly Pair<GallerySide>[]): ReadonlyMap<Pair<GallerySide>, GalleryRef> {
  const identities = new Map(pairs.map((pair) => [pair, identityOf(pair)]));
  const refs = galleryRefs(identities.values());
  return new Map([...identities].map(([pair, identity]) => [pair, refs.get(identity) as GalleryRef]));
}

function identityOf(pair: Pair<GallerySide>): GalleryIdentity {
  const { before, after } = pair;
  return before && after ? merged(after.identity, before.identity) : lastOf(pair).identity;
}

/** Returns a function for the name of an item below its gallery, which tells it from all others of both sides. */
export function itemNames({ before, after }: Pair<GallerySide>): (item: Pick<ItemSide, "kind" | "name">) => string {
  const images = [before, after].flatMap((side) => [...(side?.items.values() ?? [])]).filter(isImage);
  const named = { images: Object.fromEntries(images.map(({ name }) => [name, {}])) };
  return ({ kind, name }) => itemName(named, kind, name);
}

function isImage({ kind }: ItemSide): boolean {
  return kind === "image";
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
  before: readonly ItemVersionPlan[] | undefined,
  after: readonly ItemVersionPlan[] | undefined,
): Pair<ItemVersionPlan>[] {
  const byNumber = (versions: readonly ItemVersionPlan[] = []) => new Map(versions.map((plan) => [plan.version, plan]));
  return pairedByKey(byNumber(before), byNumber(after), newestFirst);
}

/**
 * Returns a pair without what Azure's answers on a gallery do not hold: roles and locks are asked of other services, and
 * nothing says who manages it, so that these are neither gained nor lost.
 */
export function asFarAsAzureSays(pair: Pair<GallerySide>): Pair<GallerySide> {
  const { before, after } = pair;
  if (before?.isOfAzure !== true || !after) return pair;
  const { lock, existing } = after.settings;
  const settings = {
    ...before.settings,
    ...(lock !== undefined && { lock }),
    ...(existing !== undefined && { existing }),
  };
  return { before: { ...before, settings, access: after.access }, after };
}

function sideOf(identity: GalleryIdentity, plans: readonly GalleryPlan[]): GallerySide {
  // A gallery that one plan manages is managed, even if others only use it.
  const managed = plans.find(({ spec }) => spec.gallery.existing !== true) ?? plans[0];
  const items = new Map<string, ItemSide>();
  for (const item of plans.flatMap(itemPlans)) {
    const key = `${KEYS[item.kind]} ${item.name.toLowerCase()}`;
    const known = items.get(key);
    items.set(key, known ? joined(known, item) : item);
  }
  const settings = (managed as GalleryPlan).spec.gallery;
  const isFound = plans.some(({ foundIn }) => foundIn !== undefined);
  const isOfAzure = plans.some(({ foundIn }) => foundIn === "azure");
  const access = plans.flatMap(({ spec }) => spec.access ?? []);
  return { identity: { ...identity, name: settings.name }, settings, access, isFound, isOfAzure, items };
}

/** The beginnings of the keys of items: images stand before applications. */
const KEYS: Readonly<Record<ItemKind, string>> = { image: "1", application: "2" };

/** Merges one item of two plans. One of them may manage it, and both may have versions of it. */
function joined(a: ItemSide, b: ItemSide): ItemSide {
  const { kind, name, spec, home } = a.spec.existing === true ? b : a;
  const versions = new Map([...a.versions, ...b.versions].map((plan) => [plan.version, plan]));
  return {
    kind,
    name,
    spec,
    home,
    regions: [...new Set([...a.regions, ...b.regions])],
    versions: newestFirst(versions.keys()).map((version) => versions.get(version) as ItemVersionPlan),
  };
}
