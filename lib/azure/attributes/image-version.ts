import { SOURCE_TYPES } from "../source-types";
import { DATE, FLAG, NUMBER, RECORD, REGION, TEXT, TEXTS, TIMEOUTS, type Attribute } from "./attribute";
import { change, FIXED, FIXED_BY_AZURERM, IN_PLACE, LEARN, REFUSED, REPLACED, SOURCES, UNSEEN } from "./change-classes";
import { blob, DATA_DISK } from "./data-disk";
import { EDGE_ZONE, TARGET_REGION } from "./target-region";
import { VERSION_PLACEMENT } from "./version-placement";

/**
 * The source of a version: exactly one, and facts about it. azurerm takes a virtual machine where it takes a
 * managed image, and a disk where it takes a snapshot. Azure takes another gallery's version like an image.
 */
export const IMAGE_SOURCE = [
  {
    key: "managedImage",
    argument: "managed_image_id",
    path: "properties.storageProfile.source.id",
    form: { kind: "id", types: SOURCE_TYPES.managedImage },
    mayBeToken: true,
    description: "Resource id of a managed image",
  },
  {
    key: "virtualMachine",
    argument: "virtual_machine_id",
    azurerm: {
      argument: "managed_image_id",
      form: {
        kind: "id",
        types: SOURCE_TYPES.virtualMachine,
        references: /^\$\{azurerm_(?:linux_|windows_)?virtual_machine\./,
      },
    },
    path: "properties.storageProfile.source.virtualMachineId",
    form: { kind: "id" },
    mayBeToken: true,
    description: "Resource id of a virtual machine",
  },
  {
    key: "snapshot",
    argument: "os_disk_snapshot_id",
    path: "properties.storageProfile.osDiskImage.source.id",
    form: { kind: "id", types: SOURCE_TYPES.snapshot },
    mayBeToken: true,
    description: "Resource id of a snapshot or of a managed disk",
  },
  {
    key: "blob",
    form: { kind: "group", attributes: blob("", "properties.storageProfile.osDiskImage.") },
    description: "A VHD in a storage account: its `uri`, and the resource id of the account, `storageAccountId`",
  },
  {
    key: "galleryImageVersion",
    argument: "managed_image_id",
    path: "properties.storageProfile.source.id",
    form: {
      kind: "id",
      types: SOURCE_TYPES.galleryImageVersion,
      references: /^\$\{(?:azurerm_shared_image_version|azapi_resource|azapi_update_resource)\./,
    },
    mayBeToken: true,
    description: "Resource id of another gallery's image version, never an encrypted one",
  },
  { key: "published", form: FLAG, description: "Published by a pipeline; only its replication is managed" },
  { key: "location", form: REGION, leftOut: "not checked", description: "Region that the source is in, to be checked" },
  {
    key: "sizeGiB",
    form: NUMBER,
    leftOut: "the version's `sizeGiB`",
    description: "Size of the source's disk in GiB, to be checked",
  },
  {
    key: "osState",
    form: TEXT,
    leftOut: "not checked",
    description: "State of the source's operating system, to be checked",
  },
  {
    key: "encrypted",
    form: FLAG,
    leftOut: "not checked",
    description: "Whether the source is encrypted with disk encryption sets, to be checked",
  },
  {
    key: "generation",
    form: TEXT,
    leftOut: "not checked",
    description: "Hyper-V generation of the source's machine, to be checked",
  },
  {
    key: "securityType",
    form: TEXT,
    leftOut: "not checked",
    description: "Security type of the source machine or disk, to be checked",
  },
] as const satisfies readonly Attribute[];

const FIXED_UEFI = change(
  REFUSED,
  "its UEFI settings are fixed: publish a new version",
  `${LEARN}/trusted-launch-secure-boot-custom-uefi`,
);

/**
 * An image version: `azurerm_shared_image_version`, and `Microsoft.Compute/galleries/images/versions` in gallery.json of
 * the API. The attributes that the plan decides stand here too: `excludeFromLatest`, `targetRegions` and `edgeZones`.
 */
export const IMAGE_VERSION = [
  {
    key: "name",
    isDerived: true,
    argument: "name",
    form: TEXT,
    change: change(REPLACED, "an image version cannot be renumbered", SOURCES.version),
    description: "`Major.Minor.Patch`",
  },
  {
    key: "source",
    form: { kind: "group", attributes: IMAGE_SOURCE },
    change: change(FIXED, "what it is made from is fixed: publish a new version", SOURCES.version),
    leftOut: "required",
    description: "What the version is made from: exactly one source, and what is known of it",
  },
  ...VERSION_PLACEMENT,
  {
    key: "targetRegions",
    isDerived: true,
    argument: "target_region",
    path: "properties.publishingProfile.targetRegions",
    form: { kind: "blocks", attributes: TARGET_REGION },
    description: "Regions that it is replicated to",
  },
  {
    key: "edgeZones",
    isDerived: true,
    argument: "edge_zone",
    azurerm: null,
    path: "properties.publishingProfile.targetExtendedLocations",
    form: { kind: "blocks", attributes: EDGE_ZONE },
    description: "Edge zones of its regions that hold it too",
  },
  {
    key: "excludeFromLatest",
    isDerived: true,
    argument: "exclude_from_latest",
    path: "properties.publishingProfile.excludeFromLatest",
    form: FLAG,
    default: false,
    leavesOutDefault: true,
    alwaysSent: ["azapi"],
    change: change(IN_PLACE, "a version may be hidden and shown", SOURCES.updatable),
    description: "Whether `latest` passes it over; every target region has the flag too, which overrides it",
  },
  {
    key: "allowRegionRemoval",
    argument: "deletion_of_replicated_locations_enabled",
    path: "properties.safetyProfile.allowDeletionOfReplicatedLocations",
    form: FLAG,
    default: true,
    leavesOutDefault: true,
    alwaysSent: ["azurerm", "azapi"],
    unsent: false,
    change: change(
      FIXED_BY_AZURERM,
      "the provider sets it only when a version is published; Azure lets it be turned on (gallerist explain deletion-flag)",
      SOURCES.version,
    ),
    description: "Whether regions may ever be removed from it",
  },
  {
    key: "replicationMode",
    argument: "replication_mode",
    path: "properties.publishingProfile.replicationMode",
    form: { kind: "choice", words: { full: "Full", shallow: "Shallow" } },
    default: "full",
    leavesOutDefault: true,
    alwaysSent: ["azapi"],
    change: change(FIXED, "its replication mode is fixed", SOURCES.version),
    description: "`full`, or `shallow`: fast to publish, one region, one replica, for tests",
  },
  {
    key: "endOfLife",
    argument: "end_of_life_date",
    path: "properties.publishingProfile.endOfLifeDate",
    form: DATE,
    change: change(IN_PLACE, "the end of life may be set and moved", SOURCES.updatable),
    removal: change(FIXED_BY_AZURERM, "the provider cannot take an end of life away", SOURCES.version),
    description: "Date (midnight UTC) or RFC 3339 instant; information only, nothing stops on that day",
  },
  {
    key: "tags",
    argument: "tags",
    form: RECORD,
    change: change(IN_PLACE, "tags may change", SOURCES.version),
    mayBeToken: true,
    description: "Azure tags, name to text",
  },
  {
    key: "location",
    argument: "location",
    form: REGION,
    change: change(REPLACED, "its home region is fixed", SOURCES.version),
    leftOut: "the definition's",
    description: "Home region, where its source is",
  },
  { key: "sizeGiB", form: NUMBER, leftOut: "the definition's", description: "Occupied size of its disk in GiB" },
  {
    key: "dataDisks",
    argument: "data_disk",
    azurerm: null,
    path: "properties.storageProfile.dataDiskImages",
    form: { kind: "blocks", attributes: DATA_DISK },
    change: change(REFUSED, "its data disks are fixed: publish a new version", SOURCES.refusals),
    description: "Data disks beside the disk of the operating system",
  },
  {
    key: "blockDeletionBeforeEndOfLife",
    argument: "block_deletion_before_end_of_life",
    azurerm: null,
    path: "properties.safetyProfile.blockDeletionBeforeEndOfLife",
    form: FLAG,
    change: change(IN_PLACE, "the block may be set and lifted", `${LEARN}/image-version`),
    leftOut: "not managed",
    description: "Let Azure refuse to delete it before its `endOfLife`",
  },
  {
    key: "uefi",
    form: {
      kind: "group",
      attributes: [
        {
          key: "signatureTemplates",
          argument: "uefi_signature_template_names",
          azurerm: null,
          path: "properties.securityProfile.uefiSettings.signatureTemplateNames",
          form: TEXTS,
          description: "Templates that hold default keys",
        },
        {
          key: "additionalSignatures",
          argument: "uefi_additional_signatures",
          azurerm: null,
          path: "properties.securityProfile.uefiSettings.additionalSignatures",
          form: { kind: "json" },
          mayBeToken: true,
          description: "Keys beside those of the templates: `pk`, `kek`, `db`, `dbx`, each `type` and `value`",
        },
      ],
    },
    change: FIXED_UEFI,
    description: "Keys that its machines start with",
  },
  {
    key: "timeoutMinutes",
    argument: "timeouts",
    form: TIMEOUTS,
    change: change(UNSEEN, "timeouts are Terraform's own", SOURCES.version),
    leftOut: "create and update 720, delete 120, read the provider's",
    description: "Minutes to wait for Azure",
  },
] as const satisfies readonly Attribute[];

/** The keys of a publishing profile. Only these are managed of a version that a pipeline has published. */
export const PUBLISHING_KEYS: readonly string[] = ["targetRegions", "edgeZones", "excludeFromLatest", "endOfLife"];

/** The attributes that a publishing profile sets for all its regions, and azurerm sets in each region. */
export const PROFILE_DEFAULTS: readonly Attribute[] = [
  {
    key: "usualReplicas",
    argument: "usual_replica_count",
    path: "properties.publishingProfile.replicaCount",
    form: NUMBER,
    description: "Replica count of regions that say none",
  },
  {
    key: "usualStorage",
    argument: "usual_storage_account_type",
    path: "properties.publishingProfile.storageAccountType",
    form: TEXT,
    description: "Storage account type of regions that say none",
  },
];
