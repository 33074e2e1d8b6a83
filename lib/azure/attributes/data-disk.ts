import { SOURCE_TYPES } from "../source-types";
import { ID, NUMBER, TEXT, type Attribute } from "./attribute";

/** The kinds of host caching of a data disk. */
export const HOST_CACHING = ["None", "ReadOnly", "ReadWrite"] as const;

/** Returns the attributes of a VHD in a storage account. `argument` and `path` are the prefixes of its keys. */
export const blob = (argument: string, path: string): readonly Attribute[] => [
  {
    key: "uri",
    argument: `${argument}blob_uri`,
    path: `${path}source.uri`,
    form: ID,
    isRequired: true,
    mayBeToken: true,
    description: "URI of the VHD",
  },
  {
    key: "storageAccountId",
    argument: `${argument}storage_account_id`,
    path: `${path}source.storageAccountId`,
    form: ID,
    isRequired: true,
    mayBeToken: true,
    description: "Resource id of the storage account that holds it",
  },
];

/** A data disk of an image version, in `dataDiskImages` of gallery.json of the API. azurerm has none. */
export const DATA_DISK: readonly Attribute[] = [
  {
    key: "lun",
    argument: "lun",
    path: "lun",
    form: NUMBER,
    isRequired: true,
    description: "Logical unit number, 0 to 63; unique in a version",
  },
  {
    key: "caching",
    argument: "caching",
    path: "hostCaching",
    form: { kind: "choice", words: Object.fromEntries(HOST_CACHING.map((word) => [word, word])) },
    leftOut: "Azure's",
    description: "Host caching",
  },
  {
    key: "snapshot",
    argument: "source_id",
    path: "source.id",
    form: { kind: "id", types: SOURCE_TYPES.snapshot },
    mayBeToken: true,
    description: "Resource id of a snapshot or of a managed disk",
  },
  { key: "blob", form: { kind: "group", attributes: blob("", "") }, description: "A VHD in a storage account" },
];

/** The encryption of a data disk in a region. */
export const DATA_DISK_ENCRYPTION: readonly Attribute[] = [
  { key: "lun", argument: "lun", path: "lun", form: NUMBER, description: "Logical unit number of the disk" },
  {
    key: "diskEncryptionSetId",
    argument: "disk_encryption_set_id",
    path: "diskEncryptionSetId",
    form: TEXT,
    description: "Disk encryption set of the region",
  },
];
