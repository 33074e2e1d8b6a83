import { signatureOf } from "../spec/package-link";
import type { ApplicationSpec } from "../spec/application-spec";
import type { ApplicationVersionSpec } from "../spec/application-version-spec";
import type { GallerySettings } from "../spec/gallery-spec";
import type { RegionSettings } from "../spec/policy";
import type { ImageDefinitionSpec } from "../spec/image-definition-spec";
import type { ImageVersionSpec } from "../spec/image-version-spec";
import type { ItemKind } from "../spec/item-kind";
import type { ItemSpec } from "../spec/item-spec";
import type { VersionSpec } from "../spec/version-spec";

export type Provider = "azurerm" | "azapi";

/** The choice of the Terraform provider for a resource, and the reasons for it. */
export interface ProviderChoice {
  readonly provider: Provider;
  /** The features that azurerm lacks; empty under azurerm. */
  readonly because: readonly string[];
}

const AZURERM: ProviderChoice = { provider: "azurerm", because: [] };

function chosen(because: readonly string[]): ProviderChoice {
  return because.length === 0 ? AZURERM : { provider: "azapi", because };
}

/** Returns the provider of a version of an item of that kind. The version is one of that kind. */
export function providerOfVersions(
  kind: ItemKind,
  regions: Iterable<RegionSettings>,
): (version: VersionSpec) => ProviderChoice {
  if (kind === "image") return providerUnder(regions) as (version: VersionSpec) => ProviderChoice;
  return (version) => providerOfApplicationVersion(version as ApplicationVersionSpec);
}

/**
 * Returns the provider of an image version. It depends only on settings that can't change for a published version, and
 * on features that are opted into. So a change of a policy's tiers never moves a version to the other provider.
 * @param regions the settings of every region of the versions' policy
 */
export function providerUnder(regions: Iterable<RegionSettings>): (version: ImageVersionSpec) => ProviderChoice {
  const ofRegions = reasonsOfRegions(regions);
  return (version) => chosen([...reasonsOfVersion(version), ...ofRegions]);
}

/** Returns the provider of a definition. */
export function providerOfDefinition({ security }: ImageDefinitionSpec): ProviderChoice {
  if (security !== "trusted-launch-and-confidential-vm-supported") return AZURERM;
  return { provider: "azapi", because: ["its security type allows trusted launch and confidential machines alike"] };
}

/**
 * Returns the provider of a gallery. azurerm has no identity of galleries: what it writes when something else of the
 * gallery changes would take the identity away.
 */
export function providerOfGallery({ identity }: GallerySettings): ProviderChoice {
  return chosen(identity === undefined ? [] : ["it has a managed identity"]);
}

/** Returns the provider of an application. */
export function providerOfApplication({ customActions }: ApplicationSpec): ProviderChoice {
  return chosen(customActions === undefined ? [] : ["it has custom actions"]);
}

/** Returns the provider of an item of a kind. */
export function providerOfItem(kind: ItemKind, spec: ItemSpec): ProviderChoice {
  return kind === "image"
    ? providerOfDefinition(spec as ImageDefinitionSpec)
    : providerOfApplication(spec as ApplicationSpec);
}

/** Returns the provider of an application version, which depends only on its own settings. */
export function providerOfApplicationVersion(version: ApplicationVersionSpec): ProviderChoice {
  const { scriptBehaviorAfterReboot, customActions, configuration } = version;
  const isSigned = [version.package, configuration].some((blob) => blob && signatureOf(blob) !== undefined);
  return chosen([
    ...(isSigned ? ["a link of it is signed, and azurerm would replace it when the signature changes"] : []),
    ...(scriptBehaviorAfterReboot !== undefined ? ["it says what a restart of the machine means for its scripts"] : []),
    ...(customActions !== undefined ? ["it has custom actions"] : []),
  ]);
}
/** Reports whether a version is published elsewhere, and only its replication is managed here. */
export function isPublishedElsewhere({ source }: VersionSpec & Partial<Pick<ImageVersionSpec, "source">>): boolean {
  return source?.published === true;
}

/** The keys that a version is published with, and none of its replication. Not sent for a version published elsewhere. */
export const PUBLICATION_KEYS = [
  "tags",
  "replicationMode",
  "allowRegionRemoval",
  "dataDisks",
  "uefi",
  "blockDeletionBeforeEndOfLife",
] as const;

export type PublicationKey = (typeof PUBLICATION_KEYS)[number];

function reasonsOfVersion(version: ImageVersionSpec): string[] {
  const { source, dataDisks, blockDeletionBeforeEndOfLife, uefi } = version;
  return [
    ...(source?.published === true ? ["a pipeline publishes it, and only its replication is managed"] : []),
    ...(source?.galleryImageVersion !== undefined ? ["it is made from another gallery's version"] : []),
    ...(dataDisks !== undefined ? ["it has data disks"] : []),
    ...(blockDeletionBeforeEndOfLife !== undefined ? ["its deletion may be blocked until its end of life"] : []),
    ...(uefi !== undefined ? ["it has UEFI settings"] : []),
  ];
}

function reasonsOfRegions(regions: Iterable<RegionSettings>): string[] {
  const found = new Set<string>();
  for (const { diskEncryptionSetId, confidentialVm, edgeZones } of regions) {
    if (diskEncryptionSetId !== undefined) {
      found.add("it is encrypted with disk encryption sets, and azurerm would replace it when its regions change");
    }
    if (confidentialVm !== undefined) found.add("its regions are encrypted for confidential machines");
    if (edgeZones !== undefined) found.add("it is replicated to edge zones");
  }
  return [...found];
}
