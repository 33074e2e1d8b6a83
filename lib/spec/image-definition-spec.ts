import type { DISALLOWABLE_DISK_TYPES } from "../azure/attributes/image-definition";
import type { ImageVersionSpec } from "./image-version-spec";
import type { ItemSpec } from "./item-spec";
import type { OsState } from "./os-state";

/** An image definition and its versions. */
export interface ImageDefinitionSpec extends ItemSpec {
  /** Unique in its gallery. Changing this replaces the definition. @default - none, which is an error unless `existing` */
  readonly identifier?: Identifier;
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
  /** Link to a privacy statement. Changing this replaces the definition. @default - none */
  readonly privacyStatementUri?: string;
  /** License agreement, or a link to it. Changing this replaces the definition. @default - none */
  readonly eula?: string;
  /** Image versions by number. @default - none */
  readonly versions?: Readonly<Record<string, ImageVersionSpec>>;
}

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
