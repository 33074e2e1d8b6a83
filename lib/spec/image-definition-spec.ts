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
  readonly disallowedDiskTypes?: readonly (typeof DISALLOWABLE_DISK_TYPES)[number][];
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
