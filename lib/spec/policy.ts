import type { CONFIDENTIAL_VM_ENCRYPTION_TYPES } from "../azure/attributes/target-region";
import type { Retention } from "./retention";
import type { EdgeZoneStorage, StorageAccountType } from "../azure/storage-account-types";

/**
 * The replication of versions over regions. Regions are named once, with the settings that can never change there for
 * a published version. Tiers then say, from the newest version down, which regions hold it.
 */
export interface ReplicationPolicy {
  /** The policy's regions. Any spelling ("West Europe", "westeurope"); the order of keys has no meaning. */
  readonly regions: Readonly<Record<string, RegionSettings>>;
  /** From the newest version down, each tier takes the next ones; the last takes `rest`. */
  readonly tiers: readonly Tier[];
  /** The placement of candidates. @default - home, one replica */
  readonly candidates?: Placement;
  /** Steps of a rollout, first to last. @default - every active version reaches every region */
  readonly rings?: readonly Ring[];
  /** The sizing that turns `demand` into replicas. @default - one for 20 machines and for each scale set, at least 3 */
  readonly sizing?: Sizing;
  /**
   * Order of target regions, for galleries that exist: Terraform shows another one as a change. The regions that it
   * names stand first. @default - home, then the regions that keep versions longest, then by name
   */
  readonly regionOrder?: readonly string[];
  /** Replicate ahead into regions whose ring is not reached, hidden from `latest` there. @default false */
  readonly prestage?: boolean;
  /** The versions that may leave, proposed by `gallerist retain`. @default - none leaves by itself */
  readonly retention?: Retention;
  /**
   * `replicated`: a version that waits for others changes only when Azure has replicated them where it waits. Until then
   * every plan and apply of the state stops with an error. Through azapi. @default - it waits until they are published
   */
  readonly gate?: "replicated";
}

/** The settings of a region, which can't change for a published version. */
export interface RegionSettings {
  /** Storage of the replicas. Azure refuses to change it for a published version. @default "Standard_LRS" */
  readonly storage?: Storage;
  /** Disk encryption set of that region; all regions or none. Changing it replaces image versions. @default - platform-managed keys */
  readonly diskEncryptionSetId?: string;
  /** The encryption of disks of confidential machines there. Through azapi. @default - not set */
  readonly confidentialVm?: ConfidentialVm;
  /** Edge zones of this region that hold every version which the region holds, by name. Through azapi. @default - none */
  readonly edgeZones?: Readonly<Record<string, EdgeZone>>;
}

/** Encryption of a confidential machine's disk, fixed for a published version. */
export interface ConfidentialVm {
  /** As Azure calls it. */
  readonly encryption: ConfidentialVmEncryption;
  /** Resource id of a disk encryption set, for `EncryptedWithCmk`. @default - none, which is an error for `EncryptedWithCmk` */
  readonly diskEncryptionSetId?: string;
}

export type ConfidentialVmEncryption = (typeof CONFIDENTIAL_VM_ENCRYPTION_TYPES)[number];

/** Replicas in an edge zone. */
export interface EdgeZone {
  /** Number of replicas. @default 1 */
  readonly replicas?: number;
  /** Storage of the replicas. Azure refuses to change it for a published version. @default "StandardSSD_LRS" */
  readonly storage?: EdgeZoneStorage;
}

/** `zone-redundant` is Standard_ZRS where the region has availability zones, else Standard_LRS. */
export type StorageChoice = StorageAccountType | "zone-redundant";
export type Storage = StorageChoice | StorageSince;

/** A move to another storage type: versions from `since` on get `type`, older ones keep `before`. */
export interface StorageSince {
  readonly type: StorageChoice;
  /** The first version with the new type. */
  readonly since: string;
  readonly before: StorageAccountType;
}

/** A placement of versions: the regions, and the replicas in each. */
export interface Placement {
  /** `all` regions of the policy, the version's `home`, or regions by name. */
  readonly regions: "all" | "home" | readonly string[];
  /** Per region: a number from 1 to 100, `demand`, or a record by region with an optional `default` (1 without it). */
  readonly replicas: ReplicaCount | Readonly<Record<string, ReplicaCount>>;
}

export type ReplicaCount = number | "demand";

/** A step of retention: the versions of some ranks. */
export interface Tier extends Placement {
  readonly name: string;
  /** The number of versions that it takes, or all that are left. */
  readonly take: number | "rest";
}

/** A step of a rollout. */
export interface Ring {
  readonly name: string;
  /** Regions by name, or `rest`: those of the policy that no earlier ring names. */
  readonly regions: readonly string[] | "rest";
}

/** The settings by which a demand becomes a number of replicas. */
export interface Sizing {
  /** Virtual machines that one replica serves at once. @default 20 */
  readonly vmsPerReplica?: number;
  /** Factor on the result. @default 1 */
  readonly overProvision?: number;
  /** The least number of replicas where demand is declared. @default 3 */
  readonly minimum?: number;
}
