import type { DISALLOWABLE_DISK_TYPES } from "../azure/attributes/image-definition";
import type { Demand } from "./demand";
import type { ImageVersionSpec } from "./image-version-spec";
import type { OsState } from "./os-state";
import type { TimeoutMinutes } from "./timeout-minutes";

/** An image definition and its versions. */
export interface ImageDefinitionSpec {
  /** Name of a policy. @default - `gallery.policy` */
  readonly policy?: string;
  /** The definition exists already and is managed elsewhere; only its versions are managed here. @default false */
  readonly existing?: boolean;
  /** Unique in its gallery. Changing this replaces the definition. @default - none, which is an error unless `existing` */
  readonly identifier?: Identifier;
  /** Operating system. Changing this replaces the definition. @default - none, which is an error unless `existing` */
  readonly os?: OperatingSystem;
  /** State of the operating system on its disks. Changing this replaces the definition. @default "generalized" */
  readonly osState?: OsState;
  /** Hyper-V generation. Changing this replaces the definition. @default "V1" */
  readonly generation?: "V1" | "V2";
  /** Architecture of the processors. Changing this replaces the definition. @default "x64" */
  readonly architecture?: "x64" | "Arm64";
  /**
   * Security type. Changing this replaces the definition. `trusted-launch-and-confidential-vm-supported` is
   * through azapi. @default - none is set
   */
  readonly security?: SecurityType;
  /** True if its machines can have accelerated networking. Changing this replaces the definition. @default - not set */
  readonly acceleratedNetworking?: boolean;
  /** True if its machines can hibernate. Changing this replaces the definition. @default - not set */
  readonly hibernation?: boolean;
  /** NVMe beside SCSI disk controllers. Changing this replaces the definition. @default - not set: SCSI */
  readonly nvme?: boolean;
  /** Sizes shown to those who choose a machine. @default - no recommendation */
  readonly recommended?: Recommended;
  /** Disk types that machines of this image may not use. @default - none */
  readonly disallowedDiskTypes?: readonly (typeof DISALLOWABLE_DISK_TYPES)[number][];
  /** Plan of the Marketplace image it was made from. Changing this replaces the definition. @default - none */
  readonly purchasePlan?: PurchasePlan;
  /** Link to release notes. @default - none */
  readonly releaseNotesUri?: string;
  /** Link to a privacy statement. Changing this replaces the definition. @default - none */
  readonly privacyStatementUri?: string;
  /** License agreement, or a link to it. Changing this replaces the definition. @default - none */
  readonly eula?: string;
  /** Date (midnight UTC) or RFC 3339 instant; information only. Removing it replaces the definition. @default - none */
  readonly endOfLife?: string;
  /** Shown in the portal. @default - none */
  readonly description?: string;
  /** Tags of the definition, not of its versions. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** Home of versions that set none. Changing this replaces the definition. @default - the gallery's */
  readonly location?: string;
  /** Occupied size of a version's disk in GiB; used for cost and size limits. @default - unknown */
  readonly sizeGiB?: number;
  /** Overrides of the spec's demand, by region. @default - the spec's demand */
  readonly demand?: Readonly<Record<string, Demand>>;
  /** Timeouts of the definition's own operations, in minutes. @default - the provider's: 30, and 5 to read */
  readonly timeoutMinutes?: TimeoutMinutes;
  /** Image versions by number. @default - none */
  readonly versions?: Readonly<Record<string, ImageVersionSpec>>;
}

/** Operating system of an image. */
export type OperatingSystem = "linux" | "windows";

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
  /** Number of virtual processors. @default - no recommendation */
  readonly vcpus?: Range;
  /** Memory in GiB. @default - no recommendation */
  readonly memoryGiB?: Range;
}

/** Bounds of a recommendation, both inclusive. */
export interface Range {
  /** @default - no lower bound */
  readonly min?: number;
  /** @default - no upper bound */
  readonly max?: number;
}

/** Plan of a Marketplace image. Changing any of it replaces the definition. */
export interface PurchasePlan {
  readonly name: string;
  /** @default - none */
  readonly publisher?: string;
  /** @default - none */
  readonly product?: string;
}
