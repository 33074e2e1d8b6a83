import type { Change } from "../diff/change";
import type { DefinitionDiff, Diff, GalleryDiff, ObjectDiff, VersionDiff } from "../diff/model";
import type { TargetRegion } from "../plan";
import { hazardText } from "./diff-facts";
import { jsonText } from "./json";

/** The version of the shape that `diffJson` writes; it grows when something is renamed, moved or taken away. */
export const DIFF_FORMAT_VERSION = 1;

/** A diff for programs: every change of every version, with its class, reason and source. */
export function diffJson({ galleries, hazards, notCompared, totals, protections }: Diff): string {
  return jsonText({
    formatVersion: DIFF_FORMAT_VERSION,
    totals,
    warnings: hazards.map((hazard) => ({ ...hazard, text: hazardText(hazard) })),
    assumed: protections,
    notCompared,
    galleries: galleries.map(galleryJson),
  });
}

function galleryJson(gallery: GalleryDiff): unknown {
  return { ...objectJson(gallery), name: gallery.name, definitions: gallery.definitions.map(definitionJson) };
}

function definitionJson(definition: DefinitionDiff): unknown {
  return {
    ...objectJson(definition),
    name: definition.name,
    latest: definition.latest,
    versions: definition.versions.map(versionJson),
  };
}

function versionJson(version: VersionDiff): unknown {
  const { before, after, copies, sizeGiB } = version;
  return {
    ...objectJson(version),
    version: version.version,
    copies,
    sizeGiB,
    copiedGiB: sizeGiB === null ? null : copies * sizeGiB,
    regions: regionsOf(version).map((region) => ({
      name: region.name,
      before: region.before && targetJson(region.before),
      after: region.after && targetJson(region.after),
    })),
    order: {
      before: before?.targetRegions.map(({ name }) => name) ?? [],
      after: after?.targetRegions.map(({ name }) => name) ?? [],
    },
  };
}

/** All regions of a version that comes or goes; else those that change. */
function regionsOf({ before, after, regions }: VersionDiff): VersionDiff["regions"] {
  if (before && after) return regions;
  const targets = (after ?? before)?.targetRegions ?? [];
  return targets.map((target) => ({
    name: target.name,
    before: before ? target : null,
    after: after ? target : null,
  }));
}

function objectJson({ path, effect, outcome, renamedFrom, renamedTo, changes }: ObjectDiff): object {
  return { path, effect, outcome, renamedFrom, renamedTo, changes: changes.map(changeJson) };
}

function changeJson({ attribute, effect, reason, source, before, after, regions }: Change): unknown {
  return { attribute, effect, before, after, regions, reason, source };
}

function targetJson({ replicas, storageAccountType, diskEncryptionSetId, excludeFromLatest }: TargetRegion): unknown {
  return { replicas, storageAccountType, diskEncryptionSetId: diskEncryptionSetId ?? null, excludeFromLatest };
}
