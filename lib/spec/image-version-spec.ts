import type { HOST_CACHING } from "../azure/attributes/data-disk";
import type { OsState } from "./os-state";
import type { UefiSettings } from "./uefi";
import type { VersionSpec } from "./version-spec";

/** An image version, published or to be published. */
export interface ImageVersionSpec extends VersionSpec {
  /** The source that it is made from: exactly one. Changing this replaces the image version. */
  readonly source: ImageSourceSpec;
  /** True if regions may ever be removed from it. Changing this replaces the image version. @default true */
  readonly allowRegionRemoval?: boolean;
  /** `shallow`: fast to publish, one region, one replica, for tests. Changing this replaces the image version. @default "full" */
  readonly replicationMode?: "full" | "shallow";
  /** Home region, where its source is. Changing this replaces the image version. @default - the definition's */
  readonly location?: string;
  /** Data disks beside the disk of the operating system. Changing this replaces the image version. Through azapi. @default - none */
  readonly dataDisks?: readonly DataDisk[];
  /** Let Azure refuse to delete it before its `endOfLife`. Through azapi. @default - not managed */
  readonly blockDeletionBeforeEndOfLife?: boolean;
  /** Keys that its machines start with. Changing this replaces the image version. Through azapi. @default - none */
  readonly uefi?: UefiSettings;
}

/** A data disk of an image version: its source is exactly one of the two. */
export interface DataDisk {
  /** Logical unit number, 0 to 63; unique in a version. */
  readonly lun: number;
  /** Resource id of a snapshot or of a managed disk. @default - it is made from a blob */
  readonly snapshot?: string;
  /** A VHD in a storage account. @default - it is made from a snapshot or a managed disk */
  readonly blob?: BlobSource;
  /** Host caching. @default - Azure's */
  readonly caching?: (typeof HOST_CACHING)[number];
}

/** The source of an image version: exactly one of these kinds, and facts about it. */
export interface ImageSourceSpec {
  /** Resource id of a managed image. @default - another source */
  readonly managedImage?: string;
  /** Resource id of a virtual machine. @default - another source */
  readonly virtualMachine?: string;
  /** Resource id of a snapshot or of a managed disk. @default - another source */
  readonly snapshot?: string;
  /** A VHD in a storage account. @default - another source */
  readonly blob?: BlobSource;
  /** Resource id of another gallery's image version, never an encrypted one. Through azapi. @default - another source */
  readonly galleryImageVersion?: string;
  /**
   * Published by a pipeline: only its replication is managed, through azapi. Removing it from the spec changes
   * nothing in Azure. @default - another source
   */
  readonly published?: true;
  /** Region that the source is in: Azure wants the version's home there. @default - not checked */
  readonly location?: string;
  /** Size of its disk in GiB, for the size limit. @default - the version's `sizeGiB` */
  readonly sizeGiB?: number;
  /** State of its operating system, which must be the definition's. @default - not checked */
  readonly osState?: OsState;
  /** True if it is encrypted with disk encryption sets: Azure does not copy such a version. @default - not checked */
  readonly encrypted?: boolean;
  /** Hyper-V generation of its machine, which must be the definition's. @default - not checked */
  readonly generation?: "V1" | "V2";
  /** Security type of the machine or disk that it is. @default - not checked */
  readonly securityType?: "standard" | "trusted-launch" | "confidential-vm";
}

/** A VHD in a storage account. */
export interface BlobSource {
  /** Address of the blob. */
  readonly uri: string;
  /** Resource id of the storage account that holds it. */
  readonly storageAccountId: string;
}
