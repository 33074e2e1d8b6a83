import type { GalleryPlan } from "../plan/plan";
import type { ImageVersionSpec } from "../spec/image-version-spec";
import { itemName } from "../spec/item-kind";
import type { NotCarried } from "./not-carried";

/**
 * Returns the same versions in the same regions, published by a pipeline. Only their replication is managed, and the
 * gallery and its definitions exist elsewhere.
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
    // No pipeline publishes applications: their versions are created here, or managed elsewhere.
    applications: [],
    definitions: found.definitions.map((definition) => ({
      ...definition,
      spec: { existing: true },
      versions: definition.versions.map((version) => ({ ...version, spec: ofPublished(version.spec) })),
    })),
  };
}

/**
 * Returns notes for versions with encrypted data disks, which only a spec that names these disks can describe, and for
 * applications.
 */
export function notesOfPublished({ definitions, applications, spec: { images = {} } }: GalleryPlan): NotCarried[] {
  const ofDisks = definitions.flatMap(({ gallery, name, versions }) =>
    versions
      .filter(({ spec, targetRegions }) => spec.dataDisks && targetRegions.some((target) => target.diskEncryptionSetId))
      .map(({ version }) => ({ what: "encryption of data disks", where: `${gallery}/${name}/${version}` })),
  );
  const ofApplications = applications.map(({ kind, gallery, name }) => ({
    what: "an application, since --published is for images alone",
    where: `${gallery}/${itemName({ images }, kind, name)}`,
  }));
  return [...ofDisks, ...ofApplications];
}

/** Returns the settings of a version's replication. The pipeline manages the others. */
export function ofPublished(spec: ImageVersionSpec): ImageVersionSpec {
  const { location, endOfLife, allowRegionRemoval, placement, storage } = spec;
  return {
    source: { published: true },
    // Azure refuses to remove a region from such a version, so the check must know it.
    ...(allowRegionRemoval === false && { allowRegionRemoval }),
    ...(endOfLife !== undefined && { endOfLife }),
    ...(location !== undefined && { location }),
    ...(placement && { placement }),
    ...(storage && { storage }),
  };
}
