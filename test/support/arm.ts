import type {
  ApplicationPlan,
  ApplicationVersionPlan,
  DefinitionPlan,
  GalleryPlan,
  TargetRegion,
  VersionPlan,
} from "../../lib/plan/plan";
import type { PackageBlob } from "../../lib/spec/application-version-spec";
import type { GallerySettings } from "../../lib/spec/gallery-spec";
import type { SecurityType } from "../../lib/spec/image-definition-spec";
import type { DataDisk, ImageSourceSpec } from "../../lib/spec/image-version-spec";

export const SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";

const TYPE = "Microsoft.Compute/galleries";

/** A planned gallery as Azure Resource Manager would list it: gallery, definitions and versions, in one list. */
export function armResources({ spec, definitions, applications }: GalleryPlan): object[] {
  const { name, resourceGroup, location } = spec.gallery;
  const id = `/subscriptions/${SUBSCRIPTION}/resourceGroups/${resourceGroup}/providers/Microsoft.Compute/galleries/${name}`;
  return [
    {
      id,
      name,
      type: TYPE,
      location,
      ...armIdentity(spec.gallery),
      properties: { provisioningState: "Succeeded", ...armGallery(spec.gallery) },
    },
    ...definitions.flatMap((definition) => {
      const imageId = `${id}/images/${definition.name}`;
      return [
        {
          id: imageId,
          name: definition.name,
          type: `${TYPE}/images`,
          location: definition.home,
          properties: armImage(definition),
        },
        ...definition.versions.map((version) => ({
          id: `${imageId}/versions/${version.version}`,
          name: version.version,
          type: `${TYPE}/images/versions`,
          location: version.home,
          ...(version.spec.tags && { tags: version.spec.tags }),
          properties: armVersion(version),
        })),
      ];
    }),
    ...applications.flatMap((application) => {
      const applicationId = `${id}/applications/${application.name}`;
      return [
        {
          id: applicationId,
          name: application.name,
          type: `${TYPE}/applications`,
          location: application.home,
          properties: armApplication(application),
        },
        ...application.versions.map((version) => ({
          id: `${applicationId}/versions/${version.version}`,
          name: version.version,
          type: `${TYPE}/applications/versions`,
          location: version.home,
          ...(version.spec.tags && { tags: version.spec.tags }),
          properties: armApplicationVersion(version),
        })),
      ];
    }),
  ];
}

/** The query of every signed link. */
export const SIGNATURE = "sv=2024-11-04&sp=r&sig=S3CRET%3D";

function armIdentity({ identity }: GallerySettings): object {
  if (!identity) return {};
  const { systemAssigned, userAssigned = [] } = identity;
  const types = [...(systemAssigned ? ["SystemAssigned"] : []), ...(userAssigned.length > 0 ? ["UserAssigned"] : [])];
  return {
    identity: {
      type: types.join(", "),
      ...(systemAssigned && { principalId: "p", tenantId: "t" }),
      ...(userAssigned.length > 0 && {
        userAssignedIdentities: Object.fromEntries(userAssigned.map((each) => [each, {}])),
      }),
    },
  };
}

function armApplication({ spec }: ApplicationPlan): object {
  const { os = "linux", description, eula, customActions } = spec;
  return {
    supportedOSType: os === "linux" ? "Linux" : "Windows",
    description,
    eula,
    customActions: customActions ?? [],
    provisioningState: "Succeeded",
  };
}

function armApplicationVersion({ spec, targetRegions, excludeFromLatest }: ApplicationVersionPlan): object {
  const { configuration, actions, healthCheck = false, scriptBehaviorAfterReboot, endOfLife } = spec;
  const link = ({ uri, sas }: PackageBlob): string => (sas ? `${uri}?${SIGNATURE}` : uri);
  return {
    provisioningState: "Succeeded",
    publishingProfile: {
      source: {
        mediaLink: link(spec.package),
        ...(configuration && { defaultConfigurationLink: link(configuration) }),
      },
      manageActions: actions,
      settings: {
        packageFileName: spec.package.file,
        configFileName: configuration?.file,
        scriptBehaviorAfterReboot: scriptBehaviorAfterReboot === "rerun" ? "Rerun" : "None",
      },
      enableHealthCheck: healthCheck,
      excludeFromLatest,
      replicationMode: "Full",
      targetRegions: targetRegions.map(({ name, replicas, storageAccountType, excludeFromLatest: isHidden }) => ({
        name,
        regionalReplicaCount: replicas,
        storageAccountType,
        excludeFromLatest: isHidden,
      })),
      ...(endOfLife !== undefined && { endOfLifeDate: `${endOfLife}T00:00:00+00:00` }),
    },
    safetyProfile: { allowDeletionOfReplicatedLocations: true },
  };
}

/** As Azure answers with `$expand=sharingProfile/Groups`. */
function armGallery({ softDelete, sharing }: GallerySettings): object {
  const { subscriptions = [], tenants = [] } = sharing?.direct ?? {};
  const groups = [
    ...(subscriptions.length > 0 ? [{ type: "Subscriptions", ids: subscriptions }] : []),
    ...(tenants.length > 0 ? [{ type: "AADTenants", ids: tenants }] : []),
  ];
  return {
    softDeletePolicy: { isSoftDeleteEnabled: softDelete ?? false },
    ...(sharing?.direct && { sharingProfile: { permissions: "Groups", groups } }),
  };
}

const SECURITY: Partial<Record<SecurityType, string>> = {
  "trusted-launch-supported": "TrustedLaunchSupported",
  "trusted-launch-and-confidential-vm-supported": "TrustedLaunchAndConfidentialVmSupported",
};

function armImage({ spec }: DefinitionPlan): object {
  const { os = "linux", identifier, generation, security } = spec;
  return {
    osType: os === "linux" ? "Linux" : "Windows",
    osState: "Generalized",
    architecture: "x64",
    ...(generation && { hyperVGeneration: generation }),
    identifier,
    ...(security && { features: [{ name: "SecurityType", value: SECURITY[security] }] }),
  };
}

function armVersion({ spec, targetRegions, excludeFromLatest }: VersionPlan): object {
  const { source, dataDisks = [], uefi, endOfLife, allowRegionRemoval, blockDeletionBeforeEndOfLife } = spec;
  const zones = targetRegions.flatMap((target) => armEdgeZones(target, dataDisks));
  return {
    provisioningState: "Succeeded",
    publishingProfile: {
      excludeFromLatest,
      replicationMode: "Full",
      targetRegions: targetRegions.map((target) => armTarget(target, dataDisks)),
      ...(zones.length > 0 && { targetExtendedLocations: zones }),
      ...(endOfLife !== undefined && {
        endOfLifeDate: endOfLife.includes("T") ? endOfLife : `${endOfLife}T00:00:00+00:00`,
      }),
    },
    storageProfile: armStorage(source, dataDisks),
    safetyProfile: {
      allowDeletionOfReplicatedLocations: allowRegionRemoval ?? true,
      blockDeletionBeforeEndOfLife: blockDeletionBeforeEndOfLife ?? false,
    },
    ...(uefi && {
      securityProfile: {
        uefiSettings: {
          signatureTemplateNames: uefi.signatureTemplates,
          ...(uefi.additionalSignatures && { additionalSignatures: uefi.additionalSignatures }),
        },
      },
    }),
  };
}

function armTarget(target: TargetRegion, disks: readonly DataDisk[]): object {
  const { name, replicas, storageAccountType, excludeFromLatest } = target;
  const encryption = armEncryption(target, disks);
  return {
    name,
    regionalReplicaCount: replicas,
    storageAccountType,
    excludeFromLatest,
    ...(encryption && { encryption }),
  };
}

function armEncryption(
  { diskEncryptionSetId, confidentialVm }: TargetRegion,
  disks: readonly DataDisk[],
): object | undefined {
  if (diskEncryptionSetId === undefined && !confidentialVm) return undefined;
  return {
    osDiskImage: {
      ...(diskEncryptionSetId !== undefined && { diskEncryptionSetId }),
      ...(confidentialVm && {
        securityProfile: {
          confidentialVMEncryptionType: confidentialVm.encryption,
          secureVMDiskEncryptionSetId: confidentialVm.diskEncryptionSetId,
        },
      }),
    },
    ...(diskEncryptionSetId !== undefined &&
      disks.length > 0 && {
        dataDiskImages: disks.map(({ lun }) => ({ lun, diskEncryptionSetId })),
      }),
  };
}

function armEdgeZones({ name, edgeZones, diskEncryptionSetId }: TargetRegion, disks: readonly DataDisk[]): object[] {
  return Object.entries(edgeZones ?? {}).map(([zone, { replicas = 1, storage = "StandardSSD_LRS" }]) => ({
    name,
    extendedLocation: { name: zone, type: "EdgeZone" },
    extendedLocationReplicaCount: replicas,
    storageAccountType: storage,
    ...(diskEncryptionSetId !== undefined && {
      encryption: {
        osDiskImage: { diskEncryptionSetId },
        ...(disks.length > 0 && { dataDiskImages: disks.map(({ lun }) => ({ lun, diskEncryptionSetId })) }),
      },
    }),
  }));
}

/** What a pipeline published has a source too, but Azure need not tell it. A whole image shows the disks it brings. */
function armStorage(
  { managedImage, galleryImageVersion, snapshot }: ImageSourceSpec,
  disks: readonly DataDisk[],
): object {
  const dataDiskImages = disks.map(({ lun, caching, snapshot: id, blob }) => ({
    lun,
    hostCaching: caching,
    source: blob ? { uri: blob.uri, storageAccountId: blob.storageAccountId } : { id },
  }));
  if (snapshot !== undefined) return { osDiskImage: { source: { id: snapshot }, sizeInGB: 30 }, dataDiskImages };
  const id = managedImage ?? galleryImageVersion;
  const shown = { osDiskImage: { sizeInGB: 30 }, dataDiskImages: [{ lun: 0, sizeInGB: 8 }] };
  return id === undefined ? {} : { source: { id }, ...shown };
}
