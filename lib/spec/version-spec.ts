import type { StorageAccountType } from "../azure/storage-account-types";
import type { TimeoutMinutes } from "./timeout-minutes";

/** A version of an item in a gallery, published or to be published: what decides where it is, whatever the item is. */
export interface VersionSpec {
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
  /** Date (midnight UTC) or RFC 3339 instant; information only. Removing it replaces the version. @default - none */
  readonly endOfLife?: string;
  /** Tags of the version. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** Home region. Changing this replaces the version. @default - that of its image or application */
  readonly location?: string;
  /** Occupied size in GiB: of the disk of an image, or of the package of an application. @default - that of its image or application */
  readonly sizeGiB?: number;
  /** Minutes to wait for Azure. @default - create and update 720, delete 120: replication takes hours */
  readonly timeoutMinutes?: TimeoutMinutes;
}

/** The withdrawal of a version: its reason, and whether the version is hidden at once. */
export interface Withdrawn {
  /** Shown in reports. */
  readonly reason: string;
  /** Hide it before its successor is in place: no `latest` for a while instead of a broken one. @default false */
  readonly immediate?: boolean;
}
