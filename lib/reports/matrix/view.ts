import { galleryRefs, pathIn, type GalleryRef } from "../../spec/gallery-identity";
import { itemName } from "../../spec/item-kind";
import { itemPlans, type GalleryPlan, type ItemPlan, type ItemVersionPlan, type TargetRegion } from "../../plan/plan";
import { mayBeIn, openOf, type Open } from "../../plan/unread";
import { definitionHolding, type DefinitionHolding } from "./totals";

/** A definition as a matrix for people: the newest versions row by row, the older ones summed up. */
export interface MatrixView {
  readonly definition: ItemPlan;
  readonly gallery: GalleryRef;
  /** `gallery/definition`, with a qualifier if other galleries of the call have its name. */
  readonly path: string;
  /** The same without the qualifier. */
  readonly name: string;
  readonly holding: DefinitionHolding;
  readonly open: Open;
  /** Newest first. */
  readonly rows: readonly MatrixRow[];
  /** The versions without their own row; null when every version has one. */
  readonly older: OlderVersions | null;
}

export interface MatrixRow {
  readonly version: ItemVersionPlan;
  readonly byRegion: ReadonlyMap<string, TargetRegion>;
}

export interface OlderVersions {
  readonly versions: number;
  /** The replicas of all of them by region; regions without them are not included. */
  readonly replicas: ReadonlyMap<string, number>;
  /** The regions where one of them may be, or may have other settings. */
  readonly open: ReadonlySet<string>;
}

/** An image definition or an application, and the gallery that it is in. */
export interface DefinitionIn {
  readonly definition: ItemPlan;
  readonly gallery: GalleryRef;
  /** `gallery/definition`, or `gallery/applications/definition` where an image has that name too. */
  readonly name: string;
}

/** Returns every image definition and application of a call. */
export function definitionsIn(plans: readonly GalleryPlan[]): DefinitionIn[] {
  return galleriesIn(plans).flatMap(({ definitions }) => definitions);
}

/** A gallery of a call, and what it holds. */
export interface GalleryIn {
  readonly gallery: GalleryRef;
  readonly definitions: readonly DefinitionIn[];
}

/** Returns the galleries of a call, each with its image definitions, then its applications. */
export function galleriesIn(plans: readonly GalleryPlan[]): GalleryIn[] {
  const refs = galleryRefs(plans.map(({ spec }) => spec.gallery));
  return plans.map((plan) => {
    const gallery = refs.get(plan.spec.gallery) as GalleryRef;
    const definitions = itemPlans(plan).map((definition): DefinitionIn => {
      const name = itemName(plan.spec, definition.kind, definition.name);
      return { definition, gallery, name: `${definition.gallery}/${name}` };
    });
    return { gallery, definitions };
  });
}

/** Returns the matrix of a definition with at most `mostRows` versions in rows. */
export function matrixView({ definition, gallery, name }: DefinitionIn, mostRows: number): MatrixView {
  // A single further version is shown: the row that sums it up would take the same space.
  const count = definition.versions.length <= mostRows + 1 ? definition.versions.length : mostRows;
  const open = openOf(definition);
  return {
    definition,
    gallery,
    path: pathIn(gallery, name),
    name,
    holding: definitionHolding(definition),
    open,
    rows: definition.versions.slice(0, count).map((version) => ({
      version,
      byRegion: new Map(version.targetRegions.map((target) => [target.name, target])),
    })),
    older: olderVersions(definition.versions.slice(count), open),
  };
}

function olderVersions(versions: readonly ItemVersionPlan[], { regions }: Open): OlderVersions | null {
  if (versions.length === 0) return null;
  const replicas = new Map<string, number>();
  for (const { targetRegions } of versions) {
    for (const { name, replicas: count } of targetRegions) replicas.set(name, (replicas.get(name) ?? 0) + count);
  }
  const unread = versions.filter((version) => version.unread);
  const open = new Set([...regions].filter((region) => unread.some((version) => mayBeIn(version, region))));
  return { versions: versions.length, replicas, open };
}
