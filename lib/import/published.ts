import type { GalleryPlan } from "../plan/plan";
import type { ImageVersionSpec } from "../spec/image-version-spec";
import type { NotCarried } from "./not-carried";

/**
 * The same versions in the same regions, as a pipeline publishes them: of each only its replication is managed, and
 * of the gallery and its definitions nothing.
 */
export function asPublished(found: GalleryPlan): GalleryPlan {
  const { name, resourceGroup, location, subscription } = found.spec.gallery;
  const gallery = {
    name,
    resourceGroup,
    location,
    ...(subscription !== undefined && { subscription }),
    existing: true,
  };
  return {
    ...found,
    spec: { ...found.spec, gallery },
    definitions: found.definitions.map((definition) => ({
      ...definition,
      spec: { existing: true },
      versions: definition.versions.map((version) => ({ ...version, spec: ofPublished(version.spec) })),
    })),
  };
}

/** Versions whose target regions say of data disks what only a spec that names these disks could. */
export function notesOfPublished({ definitions }: GalleryPlan): NotCarried[] {
  return definitions.flatMap(({ gallery, name, versions }) =>
    versions
      .filter(({ spec, targetRegions }) => spec.dataDisks && targetRegions.some((target) => target.diskEncryptionSetId))
      .map(({ version }) => ({ what: "encryption of data disks", where: `${gallery}/${name}/${version}` })),
  );
}

/** What a version says of its replication; the rest of it is the pipeline's. */
export function ofPublished(spec: ImageVersionSpec): ImageVersionSpec {
  const { location, endOfLife, allowRegionRemoval, placement, storage } = spec;
  return {
    source: { published: true },
    // That regions may not be removed is worth knowing: Azure refuses it for such a version.
    ...(allowRegionRemoval === false && { allowRegionRemoval }),
    ...(endOfLife !== undefined && { endOfLife }),
    ...(location !== undefined && { location }),
    ...(placement && { placement }),
    ...(storage && { storage }),
  };
}
