import { galleryRefs, pathIn, type GalleryRef } from "../../spec/gallery-identity";
import type { DefinitionPlan, GalleryPlan, TargetRegion, VersionPlan } from "../../plan/plan";
import { mayBeIn, openOf, type Open } from "../../plan/unread";
import { definitionHolding, type DefinitionHolding } from "./totals";

/** A definition as a matrix for people: the newest versions row by row, the older ones summed up. */
export interface MatrixView {
  readonly definition: DefinitionPlan;
  readonly gallery: GalleryRef;
  /** `gallery/definition`, with a qualifier if other galleries of the call have its name. */
  readonly path: string;
  readonly holding: DefinitionHolding;
  readonly open: Open;
  /** Newest first. */
  readonly rows: readonly MatrixRow[];
  /** The versions without their own row; null when every version has one. */
  readonly older: OlderVersions | null;
}

export interface MatrixRow {
  readonly version: VersionPlan;
  readonly byRegion: ReadonlyMap<string, TargetRegion>;
}

export interface OlderVersions {
  readonly versions: number;
  /** The replicas of all of them by region; regions without them are not included. */
  readonly replicas: ReadonlyMap<string, number>;
  /** The regions where one of them may be, or may have other settings. */
  readonly open: ReadonlySet<string>;
}

/** An image definition, and the gallery that it is in. */
export interface DefinitionIn {
  readonly definition: DefinitionPlan;
  readonly gallery: GalleryRef;
}

/** Returns every image definition of a call. */
export function definitionsIn(plans: readonly GalleryPlan[]): DefinitionIn[] {
  const refs = galleryRefs(plans.map(({ spec }) => spec.gallery));
  return plans.flatMap(({ spec, definitions }) =>
    definitions.map((definition) => ({ definition, gallery: refs.get(spec.gallery) as GalleryRef })),
  );
}

/** Returns the matrix of a definition with at most `mostRows` versions in rows. */
export function matrixView({ definition, gallery }: DefinitionIn, mostRows: number): MatrixView {
  // A single further version is shown: the row that sums it up would take the same space.
  const count = definition.versions.length <= mostRows + 1 ? definition.versions.length : mostRows;
  const open = openOf(definition);
  return {
    definition,
    gallery,
    path: pathIn(gallery, `${definition.gallery}/${definition.name}`),
    holding: definitionHolding(definition),
    open,
    rows: definition.versions.slice(0, count).map((version) => ({
      version,
      byRegion: new Map(version.targetRegions.map((target) => [target.name, target])),
    })),
    older: olderVersions(definition.versions.slice(count), open),
  };
}

function olderVersions(versions: readonly VersionPlan[], { regions }: Open): OlderVersions | null {
  if (versions.length === 0) return null;
  const replicas = new Map<string, number>();
  for (const { targetRegions } of versions) {
    for (const { name, replicas: count } of targetRegions) replicas.set(name, (replicas.get(name) ?? 0) + count);
  }
  const unread = versions.filter((version) => version.unread);
  const open = new Set([...regions].filter((region) => unread.some((version) => mayBeIn(version, region))));
  return { versions: versions.length, replicas, open };
}
