import type { Meter } from "../azure/meters";
import type { FoundIn } from "../plan/item-plan";
import type { GalleryRef } from "../spec/gallery-identity";
import type { ItemKind } from "../spec/item-kind";
import type { StorageAccountType } from "../azure/storage-account-types";

/**
 * The size of replicas, and their monthly cost. The cost covers replicas with a size and a price. If some lack one,
 * `isPartial` is true, and the figure is a lower bound.
 */
export interface StorageCost {
  readonly replicas: number;
  /** Replicas of versions whose size is not known. They are in `monthlyPerGiB`, in no other sum of GiB or money. */
  readonly replicasWithoutSize: number;
  /** Replicas in a region and storage type without a price in the sheet. They are in no sum of money. */
  readonly replicasWithoutPrice: number;
  /** Occupied size times replicas. */
  readonly gib: number;
  readonly monthly: number;
  /** The addition to `monthly` for each GiB, if all versions without a size had the same size. */
  readonly monthlyPerGiB: number;
  readonly isPartial: boolean;
}

/** The storage of one type in one region. */
export interface StorageLine extends StorageCost {
  readonly region: string;
  readonly storageAccountType: StorageAccountType;
  /** The average price per GiB and month; null without a price. */
  readonly price: number | null;
}

/** The cost of first copies of versions to other regions, paid once at the price of the region that they leave. */
export interface EgressCost {
  readonly copies: number;
  readonly copiesWithoutSize: number;
  readonly copiesWithoutPrice: number;
  readonly gib: number;
  readonly once: number;
  readonly oncePerGiB: number;
  readonly isPartial: boolean;
}

export interface EgressLine extends EgressCost {
  /** The region that the copies leave. */
  readonly region: string;
  readonly price: number | null;
}

export interface RegionCost extends StorageCost {
  readonly region: string;
}

/** The image definition or application that a figure belongs to. Galleries of several subscriptions may have one name. */
export interface OfDefinition extends Omit<GalleryRef, "name"> {
  readonly gallery: string;
  readonly kind: ItemKind;
  readonly definition: string;
  /** Its name among all of its gallery: `agent`, or `applications/agent` where an image has that name too. */
  readonly item: string;
}

export interface DefinitionCost extends StorageCost, OfDefinition {
  readonly versions: number;
  readonly egress: EgressCost;
}

export interface VersionCost extends StorageCost, OfDefinition {
  readonly version: string;
  /** Null when neither the version nor its definition has one. */
  readonly sizeGiB: number | null;
  readonly egress: EgressCost;
}

/** A price that the sheet lacks, and the replicas or copies that need it. */
export interface MissingPrice {
  readonly region: string;
  /** Null for copies that leave the region. */
  readonly storageAccountType: StorageAccountType | null;
  readonly meter: Meter;
  /** Replicas, or copies. */
  readonly count: number;
  readonly gib: number;
}

/** The versions of one definition whose size is not known. */
export interface VersionsWithoutSize extends OfDefinition {
  /** Newest first. */
  readonly versions: readonly string[];
  /** The kind of Terraform JSON that the definition was found in, or Azure, which have no sizes; null for a spec. */
  readonly foundIn: FoundIn | null;
}

/** Counts of items that exist but are in no figure. A figure that lacks such an item is partial. */
export interface NotCounted {
  /** Replicas in edge zones, whose price is not known. */
  readonly edgeZoneReplicas: number;
  /** Versions with data disks. The size of a version is that of its first disk only. */
  readonly versionsWithDataDisks: number;
  /** Versions for which a Terraform file leaves open some regions or replica counts. */
  readonly versionsWithUnreadRegions: number;
}

/** The placement that savings are compared with, in words. */
export const ONE_REPLICA_EVERYWHERE = "every version in every region of its policy with one replica";

/** The savings of policies against every version in every region of its policy with one replica. */
export interface Everywhere {
  /** Image definitions and applications that have a policy: the others are on neither side. */
  readonly definitions: number;
  /** The definitions as they are planned. */
  readonly planned: Compared;
  /** The same with every version everywhere. */
  readonly everywhere: Compared;
  readonly saved: Saved;
}

export interface Compared {
  readonly storage: StorageCost;
  readonly egress: EgressCost;
}

/** The differences of the two sides. A negative one says how much more the plan has. */
export interface Saved {
  readonly replicas: number;
  readonly gib: number;
  readonly monthly: number;
  readonly monthlyPerGiB: number;
  readonly once: number;
  /** True if something on either side lacks a size or a price. */
  readonly isPartial: boolean;
}

/** The facts about the price sheet that a report shows. */
export interface SheetSummary {
  /** The note in the sheet. */
  readonly note: string | null;
  /** True if the API has further pages that the sheet lacks. */
  readonly hasMorePages: boolean;
  readonly egressMeter: Meter;
}

/** The cost of plans by a price sheet. */
export interface CostReport extends StorageCost {
  /** The ISO 4217 code; null without a price sheet, when every price is missing. */
  readonly currency: string | null;
  /** Null without a price sheet. */
  readonly sheet: SheetSummary | null;
  /** By region, then storage type. */
  readonly lines: readonly StorageLine[];
  /** By region. */
  readonly byRegion: readonly RegionCost[];
  /** In the order of the plans. */
  readonly byDefinition: readonly DefinitionCost[];
  /** In the order of the plans, newest first. */
  readonly byVersion: readonly VersionCost[];
  readonly egress: EgressCost & { readonly byRegion: readonly EgressLine[] };
  readonly missingPrices: readonly MissingPrice[];
  readonly versionsWithoutSize: readonly VersionsWithoutSize[];
  readonly notCounted: NotCounted;
  /** The comparison with every version everywhere; null when no item has a policy. */
  readonly everywhere: Everywhere | null;
  /** The number of values that a Terraform file leaves open. The objects they belong to are in no figure. */
  readonly unresolved: number;
}
