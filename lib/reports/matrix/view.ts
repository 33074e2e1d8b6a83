import { galleryRefs, pathIn, type GalleryRef } from "../../spec/gallery-identity";
import type { DefinitionPlan, GalleryPlan, TargetRegion, VersionPlan } from "../../plan/plan";
import { mayBeIn, openOf, type Open } from "../../plan/unread";
import { definitionHolding, type DefinitionHolding } from "./totals";

/** A definition as a matrix for people: the newest versions row by row, the older ones summed up. */
export interface MatrixView {
  readonly definition: DefinitionPlan;
  readonly gallery: GalleryRef;
  /** `gallery/definition`, and which gallery that is where others of the call have its name. */
  readonly path: string;
  readonly holding: DefinitionHolding;
  readonly open: Open;
  /** Newest first. */
  readonly rows: readonly MatrixRow[];
  /** What has no row of its own; null when every version has one. */
  readonly older: OlderVersions | null;
}

export interface MatrixRow {
  readonly version: VersionPlan;
  readonly byRegion: ReadonlyMap<string, TargetRegion>;
}

export interface OlderVersions {
  readonly versions: number;
  /** Replicas of all of them in a region; none where they are not. */
  readonly replicas: ReadonlyMap<string, number>;
  /** Regions where one of them may be, or be in another way. */
  readonly open: ReadonlySet<string>;
}

/** An image definition, and the gallery that it is in. */
export interface DefinitionIn {
  readonly definition: DefinitionPlan;
  readonly gallery: GalleryRef;
}

/** Every image definition of a call. */
export function definitionsIn(plans: readonly GalleryPlan[]): DefinitionIn[] {
  const refs = galleryRefs(plans.map(({ spec }) => spec.gallery));
  return plans.flatMap(({ spec, definitions }) =>
    definitions.map((definition) => ({ definition, gallery: refs.get(spec.gallery) as GalleryRef })),
  );
}

/** The matrix of a definition with at most so many versions row by row. */
export function matrixView({ definition, gallery }: DefinitionIn, mostRows: number): MatrixView {
  // One version that would be left out is shown: a line that sums up one takes the place of it.
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
