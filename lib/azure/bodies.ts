/** An argument of azurerm, and where Azure's own API has it. */
export interface BodyRow {
  /** As azurerm spells it. */
  readonly argument: string;
  /** Keys that lead to it in the body of a request. */
  readonly path: readonly string[];
  /** What the items of a list of blocks hold. @default - a plain value */
  readonly items?: readonly BodyRow[];
}

const row = (argument: string, path: string, items?: readonly BodyRow[]): BodyRow => ({
  argument,
  path: path.split("."),
  ...(items && { items }),
});

const ENCRYPTION: readonly BodyRow[] = [
  row("disk_encryption_set_id", "encryption.osDiskImage.diskEncryptionSetId"),
  row("data_disk_encryption", "encryption.dataDiskImages", [
    row("lun", "lun"),
    row("disk_encryption_set_id", "diskEncryptionSetId"),
  ]),
];

const TARGET_REGION: readonly BodyRow[] = [
  row("name", "name"),
  row("regional_replica_count", "regionalReplicaCount"),
  row("storage_account_type", "storageAccountType"),
  row("exclude_from_latest_enabled", "excludeFromLatest"),
  ...ENCRYPTION,
  row("confidential_vm_encryption_type", "encryption.osDiskImage.securityProfile.confidentialVMEncryptionType"),
  row("secure_vm_disk_encryption_set_id", "encryption.osDiskImage.securityProfile.secureVMDiskEncryptionSetId"),
];

const EDGE_ZONE: readonly BodyRow[] = [
  row("region", "name"),
  row("name", "extendedLocation.name"),
  row("type", "extendedLocation.type"),
  row("replica_count", "extendedLocationReplicaCount"),
  row("storage_account_type", "storageAccountType"),
  ...ENCRYPTION,
];

const DATA_DISK: readonly BodyRow[] = [
  row("lun", "lun"),
  row("caching", "hostCaching"),
  row("source_id", "source.id"),
  row("blob_uri", "source.uri"),
  row("storage_account_id", "source.storageAccountId"),
];

/**
 * What is said of how a version is published: all that a version may hold which a pipeline published. Names and
 * nesting are those of gallery.json of the API (azure-rest-api-specs, GalleryRP 2024-03-03).
 */
export const PUBLISHING_BODY: readonly BodyRow[] = [
  row("target_region", "properties.publishingProfile.targetRegions", TARGET_REGION),
  row("edge_zone", "properties.publishingProfile.targetExtendedLocations", EDGE_ZONE),
  row("exclude_from_latest", "properties.publishingProfile.excludeFromLatest"),
  row("end_of_life_date", "properties.publishingProfile.endOfLifeDate"),
];

/** `azurerm_shared_image_version`, and what azurerm lacks. */
export const IMAGE_VERSION_BODY: readonly BodyRow[] = [
  ...PUBLISHING_BODY,
  row("replication_mode", "properties.publishingProfile.replicationMode"),
  row("managed_image_id", "properties.storageProfile.source.id"),
  row("virtual_machine_id", "properties.storageProfile.source.virtualMachineId"),
  row("os_disk_snapshot_id", "properties.storageProfile.osDiskImage.source.id"),
  row("blob_uri", "properties.storageProfile.osDiskImage.source.uri"),
  row("storage_account_id", "properties.storageProfile.osDiskImage.source.storageAccountId"),
  row("data_disk", "properties.storageProfile.dataDiskImages", DATA_DISK),
  row("deletion_of_replicated_locations_enabled", "properties.safetyProfile.allowDeletionOfReplicatedLocations"),
  row("block_deletion_before_end_of_life", "properties.safetyProfile.blockDeletionBeforeEndOfLife"),
  row("uefi_signature_template_names", "properties.securityProfile.uefiSettings.signatureTemplateNames"),
  row("uefi_additional_signatures", "properties.securityProfile.uefiSettings.additionalSignatures"),
];

/** `azurerm_shared_image`; its flags are `features` there, and `specialized` is a word. */
export const IMAGE_DEFINITION_BODY: readonly BodyRow[] = [
  row("os_type", "properties.osType"),
  row("os_state", "properties.osState"),
  row("hyper_v_generation", "properties.hyperVGeneration"),
  row("architecture", "properties.architecture"),
  row("identifier", "properties.identifier"),
  row("feature", "properties.features", [row("name", "name"), row("value", "value")]),
  row("min_recommended_vcpu_count", "properties.recommended.vCPUs.min"),
  row("max_recommended_vcpu_count", "properties.recommended.vCPUs.max"),
  row("min_recommended_memory_in_gb", "properties.recommended.memory.min"),
  row("max_recommended_memory_in_gb", "properties.recommended.memory.max"),
  row("disk_types_not_allowed", "properties.disallowed.diskTypes"),
  row("purchase_plan", "properties.purchasePlan"),
  row("release_note_uri", "properties.releaseNoteUri"),
  row("privacy_statement_uri", "properties.privacyStatementUri"),
  row("eula", "properties.eula"),
  row("end_of_life_date", "properties.endOfLifeDate"),
  row("description", "properties.description"),
];

/**
 * Flags of `azurerm_shared_image`, and the feature that each is. The last is azapi's alone
 * (https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries).
 */
export const FEATURES: readonly { readonly argument: string; readonly name: string; readonly value: string }[] = [
  { argument: "trusted_launch_supported", name: "SecurityType", value: "TrustedLaunchSupported" },
  { argument: "trusted_launch_enabled", name: "SecurityType", value: "TrustedLaunch" },
  { argument: "confidential_vm_supported", name: "SecurityType", value: "ConfidentialVmSupported" },
  { argument: "confidential_vm_enabled", name: "SecurityType", value: "ConfidentialVM" },
  {
    argument: "trusted_launch_and_confidential_vm_supported",
    name: "SecurityType",
    value: "TrustedLaunchAndConfidentialVmSupported",
  },
  { argument: "accelerated_network_support_enabled", name: "IsAcceleratedNetworkSupported", value: "true" },
  { argument: "hibernation_enabled", name: "IsHibernateSupported", value: "true" },
  { argument: "disk_controller_type_nvme_enabled", name: "DiskControllerTypes", value: "SCSI, NVMe" },
];
