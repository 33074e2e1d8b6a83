import type { Meter } from "../azure/meters";
import type { GalleryRef } from "../spec/gallery-identity";
import type { StorageAccountType } from "../azure/storage-account-types";

/**
 * What replicas take up, and what that costs each month. Money is of what has a size and a price: where something
 * has none, `isPartial` says so, and the figure is a lower bound.
 */
export interface StorageCost {
  readonly replicas: number;
  /** Replicas of versions whose size is not known: in no GiB, and in no money but `monthlyPerGiB`. */
  readonly replicasWithoutSize: number;
  /** Replicas in a region and storage type that the sheet has no price for: in no money. */
  readonly replicasWithoutPrice: number;
  /** Occupied size times replicas. */
  readonly gib: number;
  readonly monthly: number;
  /** What each GiB of their size would add to `monthly`, if versions without a size were all of one size. */
  readonly monthlyPerGiB: number;
  readonly isPartial: boolean;
}

/** Storage in one region of one type. */
export interface StorageLine extends StorageCost {
  readonly region: string;
  readonly storageAccountType: StorageAccountType;
  /** Per GiB and month, over all of it; null without a price. */
  readonly price: number | null;
}

/** First copies of versions to other regions: paid once, by the price of the region that they leave. */
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
  /** The region that is left. */
  readonly region: string;
  readonly price: number | null;
}

export interface RegionCost extends StorageCost {
  readonly region: string;
}

/** The image definition that a figure is of: galleries of several subscriptions may have one name. */
export interface OfDefinition extends Omit<GalleryRef, "name"> {
  readonly gallery: string;
  readonly definition: string;
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

/** A price that the sheet lacks, and what it would have been for. */
export interface MissingPrice {
  readonly region: string;
  /** Null for copies that leave the region. */
  readonly storageAccountType: StorageAccountType | null;
  readonly meter: Meter;
  /** Replicas, or copies. */
  readonly count: number;
  readonly gib: number;
}

/** Versions of one definition whose size is not known. */
export interface VersionsWithoutSize extends OfDefinition {
  /** Newest first. */
  readonly versions: readonly string[];
  /** The kind of Terraform JSON that it was found in, which has no sizes; null for a spec's. */
  readonly foundIn: string | null;
}

/** What is there, but in no figure: what has any of it is partial. */
export interface NotCounted {
  /** What they are billed by is not known. */
  readonly edgeZoneReplicas: number;
  /** A version's size is that of its first disk. */
  readonly versionsWithDataDisks: number;
  /** A Terraform file leaves open where all of their replicas are, or how many. */
  readonly versionsWithUnreadRegions: number;
}

/** What policies save against every version in every region of its policy, with the first tier's replicas in each. */
export interface Everywhere {
  /** Definitions that have a policy: the others are on neither side. */
  readonly definitions: number;
  /** Those definitions as they are planned. */
  readonly planned: Compared;
  /** The same with every version everywhere. */
  readonly everywhere: Compared;
  readonly saved: Saved;
}

export interface Compared {
  readonly storage: StorageCost;
  readonly egress: EgressCost;
}

export interface Saved {
  readonly replicas: number;
  readonly gib: number;
  readonly monthly: number;
  readonly monthlyPerGiB: number;
  readonly once: number;
  /** Whether something on either side lacks a size or a price. */
  readonly isPartial: boolean;
}

/** What is worth knowing of the price sheet. */
export interface SheetSummary {
  /** What it says of itself. */
  readonly note: string | null;
  /** Whether the API has further pages that it lacks. */
  readonly hasMorePages: boolean;
  readonly egressMeter: Meter;
}

/** What plans cost by a price sheet. */
export interface CostReport extends StorageCost {
  /** Null without a price sheet: then every price is missing. */
  readonly currency: string | null;
  /** Null without one. */
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
  /** Against every version everywhere; null when no definition has a policy. */
  readonly everywhere: Everywhere | null;
  /** Values that a Terraform file leaves open: what they belong to is in no figure. */
  readonly unresolved: number;
}
