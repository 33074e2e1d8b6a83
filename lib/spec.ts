import type { Acknowledgement } from "./acknowledge";
import type { LimitSettings } from "./limits";
import type { ReplicationPolicy } from "./policy";
import type { UefiSettings } from "./uefi";
export type * from "./uefi";

/**
 * A whole gallery as plain data: what `gallery.yaml` holds, and what the constructs build.
 * Keys of records have no order: two specs that differ only in the order of keys are the same spec.
 */
export interface GallerySpec {
  readonly gallery: GallerySettings;
  /** Replication policies by name. An image names one; `gallery.policy` is the default. */
  readonly policies?: Readonly<Record<string, ReplicationPolicy>>;
  /** What is created at once, by region, for every image. An image's own entry for a region replaces it. */
  readonly demand?: Readonly<Record<string, Demand>>;
  /** Image definitions by name. */
  readonly images?: Readonly<Record<string, ImageDefinitionSpec>>;
  /** Limits that differ from Azure's usual ones, because Microsoft raised them. @default - the usual ones */
  readonly limits?: LimitSettings;
  /** Findings that somebody takes responsibility for. @default - none */
  readonly acknowledge?: readonly Acknowledgement[];
  /** What constructs leave to the app: backend and provider. Read by `gallerist synth` only. */
  readonly terraform?: TerraformSettings;
}

/** The gallery itself. */
export interface GallerySettings {
  /** 1 to 80 letters, digits, dots and underscores. Changing this replaces the gallery. */
  readonly name: string;
  /** Name of a resource group that exists. Changing this replaces the gallery. */
  readonly resourceGroup: string;
  /** Azure region of the gallery, and home of images that set none. Changing this replaces the gallery. */
  readonly location: string;
  /** Subscription id (a GUID). @default - the provider's; limits then count it with the other unknown ones */
  readonly subscription?: string;
  readonly description?: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** Community or direct sharing. Changing this replaces the gallery. @default - private, shared by role assignments */
  readonly sharing?: Sharing;
  /** Refuse plans that destroy the gallery or a definition (`prevent_destroy`). @default false */
  readonly protect?: boolean;
  /** Policy of the images that name none. @default - none */
  readonly policy?: string;
  /** The gallery exists already and is managed elsewhere; only its images are managed here. @default false */
  readonly existing?: boolean;
  /** Keep deleted versions for seven days (a preview of Azure). Through azapi. @default - not managed */
  readonly softDelete?: boolean;
  /** Timeouts of the gallery's own operations, in minutes. @default - the provider's: 30, and 5 to read */
  readonly timeoutMinutes?: TimeoutMinutes;
}

/** How a gallery is shared beyond role assignments: exactly one of the two. */
export interface Sharing {
  readonly community?: CommunitySharing;
  readonly direct?: DirectSharing;
}

/** Everything here is public, to everybody. */
export interface CommunitySharing {
  /** 5 to 16 letters and digits; the public name begins with it. */
  readonly prefix: string;
  readonly publisherEmail: string;
  readonly publisherUri: string;
  /** Legal terms, or a link to them. */
  readonly eula: string;
}

/** Sharing with whole subscriptions and tenants: what is listed is added, what is no longer listed is removed. */
export interface DirectSharing {
  /** Subscription ids, at most 30. @default - none */
  readonly subscriptions?: readonly string[];
  /** Ids of tenants of Microsoft Entra ID, at most 5. @default - none */
  readonly tenants?: readonly string[];
}

/** What is created at once from an image in a region: the input of replicas sized by `demand`. */
export interface Demand {
  /** Virtual machines created at the same time. */
  readonly vms?: number;
  /** Scale sets created at the same time. */
  readonly scaleSets?: number;
  /** Instances of the largest of these scale sets. */
  readonly largestScaleSet?: number;
}

/** An image definition and its versions. */
export interface ImageDefinitionSpec {
  /** Name of a policy. @default - `gallery.policy` */
  readonly policy?: string;
  /** The definition exists already and is managed elsewhere; only its versions are managed here. @default false */
  readonly existing?: boolean;
  /** Unique in its gallery. Required unless `existing`. Changing this replaces the definition. */
  readonly identifier?: Identifier;
  /** Operating system. Required unless `existing`. Changing this replaces the definition. */
  readonly os?: OperatingSystem;
  /** Changing this replaces the definition. @default "generalized" */
  readonly osState?: OsState;
  /** Hyper-V generation. Changing this replaces the definition. @default "V1", the provider's */
  readonly generation?: "V1" | "V2";
  /** Changing this replaces the definition. @default "x64" */
  readonly architecture?: "x64" | "Arm64";
  /**
   * Security type. Changing this replaces the definition. `trusted-launch-and-confidential-vm-supported` is
   * through azapi. @default - none is set
   */
  readonly security?: SecurityType;
  /** Changing this replaces the definition. @default - not set */
  readonly acceleratedNetworking?: boolean;
  /** Changing this replaces the definition. @default - not set */
  readonly hibernation?: boolean;
  /** NVMe beside SCSI disk controllers. Changing this replaces the definition. @default - not set: SCSI */
  readonly nvme?: boolean;
  /** Sizes shown to those who choose a machine. @default - no recommendation */
  readonly recommended?: Recommended;
  /** Disk types that machines of this image may not use. @default - none */
  readonly disallowedDiskTypes?: readonly ("Standard_LRS" | "Premium_LRS")[];
  /** Plan of the Marketplace image it was made from. Changing this replaces the definition. @default - none */
  readonly purchasePlan?: PurchasePlan;
  readonly releaseNotesUri?: string;
  /** Changing this replaces the definition. */
  readonly privacyStatementUri?: string;
  /** Changing this replaces the definition. */
  readonly eula?: string;
  /** Date (midnight UTC) or RFC 3339 instant; information only. Removing it replaces the definition. */
  readonly endOfLife?: string;
  readonly description?: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** Home of versions that set none. Changing this replaces the definition. @default - the gallery's */
  readonly location?: string;
  /** Occupied size of a version's disk in GiB; used for cost and size limits. @default - unknown */
  readonly sizeGiB?: number;
  /** Overrides of the spec's demand, by region. @default - the spec's demand */
  readonly demand?: Readonly<Record<string, Demand>>;
  /** Timeouts of the definition's own operations, in minutes. @default - the provider's: 30, and 5 to read */
  readonly timeoutMinutes?: TimeoutMinutes;
  /** Image versions by number. */
  readonly versions?: Readonly<Record<string, ImageVersionSpec>>;
}

export type OperatingSystem = "linux" | "windows";
export type OsState = "generalized" | "specialized";

/** Azure's SecurityType: `-supported` allows plain machines too, the others demand it. */
export type SecurityType =
  | "trusted-launch-supported"
  | "trusted-launch"
  | "confidential-vm-supported"
  | "confidential-vm"
  | "trusted-launch-and-confidential-vm-supported";

/** Publisher, offer and SKU: the triplet is unique in a gallery. */
export interface Identifier {
  /** 1 to 128 characters. */
  readonly publisher: string;
  /** 1 to 64 characters. */
  readonly offer: string;
  /** 1 to 64 characters. */
  readonly sku: string;
}

/** Recommended sizes. */
export interface Recommended {
  readonly vcpus?: Range;
  readonly memoryGiB?: Range;
}

export interface Range {
  readonly min?: number;
  readonly max?: number;
}

export interface PurchasePlan {
  readonly name: string;
  readonly publisher?: string;
  readonly product?: string;
}

/** Minutes that Terraform waits for an operation. */
export interface TimeoutMinutes {
  readonly create?: number;
  readonly read?: number;
  readonly update?: number;
  readonly delete?: number;
}

/** An image version, published or to be published. */
export interface ImageVersionSpec {
  /** What it is made from: exactly one. Changing this replaces the image version. */
  readonly source: ImageSourceSpec;
  /** `candidate`: published, never `latest`, not ranked. @default "active" */
  readonly state?: "active" | "candidate";
  /** The last ring it has reached. @default - every region of the policy */
  readonly ring?: string;
  /** No longer serving: hidden from `latest`, kept where it is until it is deleted. @default - it serves */
  readonly withdrawn?: Withdrawn;
  /** Replicas by region, exactly there, instead of the policy's placement; it keeps its rank. @default - the policy's */
  readonly placement?: Readonly<Record<string, number>>;
  /** Storage account type by region, for a version published with another one than the policy's. @default - the policy's */
  readonly storage?: Readonly<Record<string, StorageAccountType>>;
  /** Regions that stand first among its target regions, for a version published in another order. @default - the policy's */
  readonly regionOrder?: readonly string[];
  /** Whether regions may ever be removed from it. Changing this replaces the image version. @default true */
  readonly allowRegionRemoval?: boolean;
  /** `shallow`: fast to publish, one region, one replica, for tests. Changing this replaces the image version. @default "full" */
  readonly replicationMode?: "full" | "shallow";
  /** Date (midnight UTC) or RFC 3339 instant; information only. Removing it replaces the image version. */
  readonly endOfLife?: string;
  readonly tags?: Readonly<Record<string, string>>;
  /** Home region, where its source is. Changing this replaces the image version. @default - the definition's */
  readonly location?: string;
  /** Occupied size of its disk in GiB. @default - the definition's */
  readonly sizeGiB?: number;
  /** Data disks beside the disk of the operating system. Changing this replaces the image version. Through azapi. @default - none */
  readonly dataDisks?: readonly DataDisk[];
  /** Let Azure refuse to delete it before its `endOfLife`. Through azapi. @default - not managed */
  readonly blockDeletionBeforeEndOfLife?: boolean;
  /** Keys that its machines start with. Changing this replaces the image version. Through azapi. @default - none */
  readonly uefi?: UefiSettings;
  /** Minutes to wait for Azure. @default - create and update 720, delete 120: replication takes hours */
  readonly timeoutMinutes?: TimeoutMinutes;
}

/** A data disk of an image version: its source is exactly one of the two. */
export interface DataDisk {
  /** Logical unit number, 0 to 63; unique in a version. */
  readonly lun: number;
  /** Resource id of a snapshot or of a managed disk. */
  readonly snapshot?: string;
  readonly blob?: BlobSource;
  /** Host caching. @default - Azure's */
  readonly caching?: "None" | "ReadOnly" | "ReadWrite";
}

/** Why a version was withdrawn, and whether it is hidden at once. */
export interface Withdrawn {
  readonly reason: string;
  /** Hide it before its successor is in place: no `latest` for a while instead of a broken one. @default false */
  readonly immediate?: boolean;
}

/** Exactly one of these, and what is known of it. */
export interface ImageSourceSpec {
  /** Resource id of a managed image. */
  readonly managedImage?: string;
  /** Resource id of a virtual machine. */
  readonly virtualMachine?: string;
  /** Resource id of a snapshot or of a managed disk. */
  readonly snapshot?: string;
  readonly blob?: BlobSource;
  /** Resource id of another gallery's image version, never an encrypted one. Through azapi. */
  readonly galleryImageVersion?: string;
  /**
   * Published by a pipeline: only its replication is managed, through azapi. Removing it from the spec changes
   * nothing in Azure.
   */
  readonly published?: true;
  /** Region that the source is in: Azure wants the version's home there. @default - not checked */
  readonly location?: string;
  /** Size of its disk in GiB, for the size limit. @default - the version's `sizeGiB` */
  readonly sizeGiB?: number;
  /** State of its operating system, which must be the definition's. @default - not checked */
  readonly osState?: OsState;
  /** Whether it is encrypted with disk encryption sets: Azure copies no such version. @default - not checked */
  readonly encrypted?: boolean;
  /** Security type of the machine or disk that it is. @default - not checked */
  readonly securityType?: "standard" | "trusted-launch" | "confidential-vm";
}

/** A VHD in a storage account. */
export interface BlobSource {
  readonly uri: string;
  /** Resource id of the storage account that holds it. */
  readonly storageAccountId: string;
}

/** Azure's storage account types of a replica. */
export type StorageAccountType = "Standard_LRS" | "Standard_ZRS" | "Premium_LRS";

/** Backend and provider of a stack that `gallerist synth` writes. */
export interface TerraformSettings {
  /** Backend type to its arguments, as in Terraform JSON. @default - none: Terraform's local state */
  readonly backend?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Arguments of the azurerm provider block. @default - `features {}` and the gallery's subscription */
  readonly provider?: Readonly<Record<string, unknown>>;
  /** Version constraint of azurerm. @default ">= 4.55.0, < 6.0.0" */
  readonly azurermVersion?: string;
  /** Arguments of the azapi provider block, where something needs azapi. @default - none: it signs in as azurerm does */
  readonly azapiProvider?: Readonly<Record<string, unknown>>;
  /** Version constraint of azapi. @default ">= 2.9, < 3.0" */
  readonly azapiVersion?: string;
}
