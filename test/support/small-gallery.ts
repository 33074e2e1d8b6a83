import { SUBSCRIPTION } from "./arm";
import type { ArmResource } from "./azurerm-read";

type Json = Readonly<Record<string, unknown>>;

export const PROVIDERS = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images/providers`;
export const IMAGE_ID = `${PROVIDERS}/Microsoft.Compute/images/ubuntu`;
export const GALLERY_ID = `${PROVIDERS}/Microsoft.Compute/galleries/contoso_images`;
export const WEST: Json = { name: "West Europe", regionalReplicaCount: 3, storageAccountType: "Standard_LRS" };
export const NORTH: Json = { name: "North Europe", regionalReplicaCount: 1, storageAccountType: "Standard_ZRS" };

/** What differs from a gallery with nothing unusual: one definition with one version in two regions. */
export interface Answers {
  readonly gallery?: Json;
  readonly image?: Json;
  readonly profile?: Json;
  readonly version?: Json;
  readonly tags?: Json;
  readonly location?: string;
}

export function answers({ gallery, image, profile, version, tags, location = "West Europe" }: Answers): ArmResource[] {
  const identifier = { publisher: "contoso", offer: "linux", sku: "ubuntu" };
  const definition = {
    osType: "Linux",
    osState: "Generalized",
    hyperVGeneration: "V2",
    architecture: "x64",
    identifier,
  };
  const publishingProfile = { replicationMode: "Full", targetRegions: [WEST, NORTH], ...profile };
  const safetyProfile = { allowDeletionOfReplicatedLocations: true };
  const storageProfile = { source: { id: IMAGE_ID } };
  return [
    { id: GALLERY_ID, location: "West Europe", properties: { ...gallery } },
    { id: `${GALLERY_ID}/images/ubuntu`, location: "West Europe", properties: { ...definition, ...image } },
    {
      id: `${GALLERY_ID}/images/ubuntu/versions/1.0.0`,
      location,
      tags,
      properties: { publishingProfile, safetyProfile, storageProfile, ...version },
    },
  ];
}

export const DISK_ENCRYPTION_SET = `${PROVIDERS}/Microsoft.Compute/diskEncryptionSets/west`;
export const ENCRYPTED = { ...WEST, encryption: { osDiskImage: { diskEncryptionSetId: DISK_ENCRYPTION_SET } } };
export const BOTH = { name: "SecurityType", value: "TrustedLaunchAndConfidentialVmSupported" };

export const OLDER = "contoso_images/ubuntu/1.0.0";
export const CONFIDENTIAL: Json = {
  ...WEST,
  encryption: { osDiskImage: { securityProfile: { confidentialVMEncryptionType: "EncryptedWithPmk" } } },
};

/** The same with versions 1.0.0 and 1.1.0 in these regions. */
export function twoVersions(older: readonly Json[], newer: readonly Json[]): ArmResource[] {
  const [gallery, image, first] = answers({ profile: { targetRegions: older } });
  const [, , second] = answers({ profile: { targetRegions: newer } });
  const id = `${GALLERY_ID}/images/ubuntu/versions/1.1.0`;
  return [gallery, image, first, { ...second, id }] as ArmResource[];
}
