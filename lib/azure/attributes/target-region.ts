import {
  DEFAULT_STORAGE_ACCOUNT_TYPE,
  EDGE_ZONE_DEFAULTS,
  EDGE_ZONE_STORAGE_TYPES,
  STORAGE_ACCOUNT_TYPES,
} from "../storage-account-types";
import { FLAG, ID, NUMBER, REGION, TEXT, type Attribute, type Form } from "./attribute";
import { DATA_DISK_ENCRYPTION } from "./data-disk";

/** The encryption types of disks of confidential machines, in Azure's words. */
export const CONFIDENTIAL_VM_ENCRYPTION_TYPES = [
  "EncryptedVMGuestStateOnlyWithPmk",
  "EncryptedWithPmk",
  "EncryptedWithCmk",
  "NonPersistedTPM",
] as const;

const wordsOf = (words: readonly string[]): Form => ({
  kind: "choice",
  words: Object.fromEntries(words.map((word) => [word, word])),
});

const ENCRYPTION: readonly Attribute[] = [
  {
    key: "diskEncryptionSetId",
    argument: "disk_encryption_set_id",
    path: "encryption.osDiskImage.diskEncryptionSetId",
    form: ID,
    mayBeToken: true,
    leftOut: "platform-managed keys",
    description: "Disk encryption set of this region; all regions or none",
  },
  {
    key: "dataDiskEncryption",
    isDerived: true,
    argument: "data_disk_encryption",
    azurerm: null,
    path: "encryption.dataDiskImages",
    form: { kind: "blocks", attributes: DATA_DISK_ENCRYPTION },
    description: "Disk encryption set of each data disk: Azure encrypts all disks of a version or none",
  },
];

/** A region of an image version: `target_region`, and `targetRegions` in gallery.json of the API. */
export const TARGET_REGION: readonly Attribute[] = [
  { key: "name", argument: "name", path: "name", form: REGION, isRequired: true, description: "Azure region" },
  {
    key: "replicas",
    argument: "regional_replica_count",
    path: "regionalReplicaCount",
    form: NUMBER,
    isRequired: true,
    description: "Replica count",
  },
  {
    key: "storageAccountType",
    argument: "storage_account_type",
    path: "storageAccountType",
    form: wordsOf(STORAGE_ACCOUNT_TYPES),
    default: DEFAULT_STORAGE_ACCOUNT_TYPE,
    description: "Storage of the replicas",
  },
  {
    key: "excludeFromLatest",
    argument: "exclude_from_latest_enabled",
    path: "excludeFromLatest",
    form: FLAG,
    default: false,
    leavesOutDefault: true,
    alwaysSent: ["azapi"],
    description: "Whether `latest` passes the version over in this region",
  },
  ...ENCRYPTION,
  {
    key: "confidentialVm",
    form: {
      kind: "group",
      attributes: [
        {
          key: "encryption",
          argument: "confidential_vm_encryption_type",
          azurerm: null,
          path: "encryption.osDiskImage.securityProfile.confidentialVMEncryptionType",
          form: wordsOf(CONFIDENTIAL_VM_ENCRYPTION_TYPES),
          description: "As Azure calls it",
        },
        {
          key: "diskEncryptionSetId",
          argument: "secure_vm_disk_encryption_set_id",
          azurerm: null,
          path: "encryption.osDiskImage.securityProfile.secureVMDiskEncryptionSetId",
          form: ID,
          mayBeToken: true,
          description: "Disk encryption set for EncryptedWithCmk",
        },
      ],
    },
    leftOut: "not set",
    description: "How disks of confidential machines are encrypted there",
  },
];

/**
 * A region of an application version. It has no encryption and no edge zones, and azurerm names its flag otherwise
 * (https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/gallery_application_version).
 */
export const APPLICATION_TARGET_REGION: readonly Attribute[] = TARGET_REGION.filter(({ key }) =>
  ["name", "replicas", "storageAccountType", "excludeFromLatest"].includes(key),
).map((attribute) =>
  attribute.key === "excludeFromLatest" ? { ...attribute, azurerm: { argument: "exclude_from_latest" } } : attribute,
);

/** An edge zone of a region: `targetExtendedLocations` in gallery.json of the API. azurerm has none. */
export const EDGE_ZONE: readonly Attribute[] = [
  { key: "region", argument: "region", path: "name", form: REGION, description: "Azure region of the edge zone" },
  { key: "name", argument: "name", path: "extendedLocation.name", form: TEXT, description: "Name of the edge zone" },
  { key: "type", argument: "type", path: "extendedLocation.type", form: TEXT, description: "Always EdgeZone" },
  {
    key: "replicas",
    argument: "replica_count",
    path: "extendedLocationReplicaCount",
    form: NUMBER,
    default: EDGE_ZONE_DEFAULTS.replicas,
    description: "Replicas in it",
  },
  {
    key: "storage",
    argument: "storage_account_type",
    path: "storageAccountType",
    form: wordsOf(EDGE_ZONE_STORAGE_TYPES),
    default: EDGE_ZONE_DEFAULTS.storage,
    description: "Storage of the replicas",
  },
  ...ENCRYPTION,
];
