import type { GalleryPlan, TargetRegion } from "../../lib/plan";
import type { ImageSourceSpec } from "../../lib/spec";

export const SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";

/** A planned gallery as Azure Resource Manager would list it: gallery, definitions and versions, in one list. */
export function armResources({ spec, definitions }: GalleryPlan): object[] {
  const { name, resourceGroup, location } = spec.gallery;
  const id = `/subscriptions/${SUBSCRIPTION}/resourceGroups/${resourceGroup}/providers/Microsoft.Compute/galleries/${name}`;
  const type = "Microsoft.Compute/galleries";
  return [
    { id, name, type, location, properties: { provisioningState: "Succeeded" } },
    ...definitions.flatMap((definition) => {
      const { os = "linux", identifier } = definition.spec;
      const image = { osType: os === "linux" ? "Linux" : "Windows", osState: "Generalized", identifier };
      const imageId = `${id}/images/${definition.name}`;
      return [
        { id: imageId, name: definition.name, type: `${type}/images`, location: definition.home, properties: image },
        ...definition.versions.map((version) => ({
          id: `${imageId}/versions/${version.version}`,
          name: version.version,
          type: `${type}/images/versions`,
          location: version.home,
          properties: {
            publishingProfile: {
              excludeFromLatest: version.excludeFromLatest,
              targetRegions: version.targetRegions.map(armTarget),
            },
            storageProfile: armSource(version.spec.source),
            safetyProfile: { allowDeletionOfReplicatedLocations: version.spec.allowRegionRemoval ?? true },
          },
        })),
      ];
    }),
  ];
}

function armTarget(target: TargetRegion): object {
  const { name, replicas, storageAccountType, diskEncryptionSetId, excludeFromLatest } = target;
  return {
    name,
    regionalReplicaCount: replicas,
    storageAccountType,
    excludeFromLatest,
    ...(diskEncryptionSetId !== undefined && { encryption: { osDiskImage: { diskEncryptionSetId } } }),
  };
}

/** What a pipeline published has a source too, but Azure need not tell it. */
function armSource({ managedImage, galleryImageVersion, snapshot }: ImageSourceSpec): object {
  if (snapshot !== undefined) return { osDiskImage: { source: { id: snapshot } } };
  const id = managedImage ?? galleryImageVersion;
  return id === undefined ? {} : { source: { id } };
}
