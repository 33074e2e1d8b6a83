import type { GalleryRef } from "../spec/gallery-identity";
import type { VersionPlan } from "../plan/plan";
import type { Protections } from "../plan/protections";
import type { ComparedObject } from "../azure/attributes/changes";
import type { Change, Effect } from "./change";
import type { Outcome } from "./effect";
import type { LatestChange } from "./latest";
import type { RegionChange } from "./target-regions";

/** What changes from one set of plans to another. */
export interface Diff {
  /** Whether Terraform did not finish the plan that this is: more may change. */
  readonly isPartial: boolean;
  /** Galleries with a change in them. */
  readonly galleries: readonly GalleryDiff[];
  /** What may go wrong for those who create machines: during the apply, and after it. */
  readonly hazards: readonly Hazard[];
  /** Attributes that one side leaves to Terraform, by path. */
  readonly notCompared: readonly NotCompared[];
  /** Attributes that are no longer said and stay in Azure as they were, by path. */
  readonly staysInAzure: readonly NotCompared[];
  readonly totals: DiffTotals;
  /** Null without prices. */
  readonly money: DiffMoney | null;
  readonly protections: Protections;
}

/** Where something is. */
export interface At {
  /** `gallery`, `gallery/definition`, or `gallery/definition/version`. */
  readonly path: string;
  /** Galleries of several subscriptions may have one name. */
  readonly gallery: GalleryRef;
}

export interface NotCompared extends At {
  readonly attribute: string;
  /** Of `targetRegions` only: those that a side names. @default - it may name any, or it is another attribute */
  readonly regions?: readonly string[];
}

/** What becomes of a gallery, an image definition, or an image version. */
export interface ObjectDiff extends At {
  /** Null when the object stays as it is, and only something in it changes. */
  readonly effect: Effect | null;
  /** How a replacement ends; null for any other effect. */
  readonly outcome: Outcome | null;
  readonly changes: readonly Change[];
  /** The name of what it seems to have been, and where that was if only this differs, when it is created; else null. */
  readonly renamedFrom: string | null;
  /** The name of what it seems to become, when it is destroyed; null otherwise. */
  readonly renamedTo: string | null;
}

export interface GalleryDiff extends ObjectDiff {
  readonly name: string;
  /** By name; those with a change in them. */
  readonly definitions: readonly DefinitionDiff[];
}

export interface DefinitionDiff extends ObjectDiff {
  readonly name: string;
  /** Newest first; those that change. */
  readonly versions: readonly VersionDiff[];
  /** What `latest` is in every region, before and after, but for those where that is not known. */
  readonly latest: readonly LatestChange[];
  /** Regions where a version may serve that can't be read, newer than all that are known to. */
  readonly latestNotKnown: readonly string[];
}

export interface VersionDiff extends ObjectDiff {
  readonly version: string;
  readonly before: VersionPlan | null;
  readonly after: VersionPlan | null;
  /** Regions gained, lost, or changed. */
  readonly regions: readonly RegionChange[];
  /** First copies into other regions than its home. */
  readonly copies: number;
  /** Occupied size of its disk; null where it is not known. */
  readonly sizeGiB: number | null;
  /** What its replicas cost each month; null without prices, and on the side that it is not on. */
  readonly monthly: { readonly before: Money | null; readonly after: Money | null } | null;
}

/** What may go wrong for those who create machines. */
export type HazardKind =
  /** During the apply a region may hold no version, though it holds one before and after. */
  | "no-version"
  /** During the apply a region may have no `latest`, though it has one before and after. */
  | "no-latest"
  /** A region has no `latest` any more. */
  | "last-version"
  /** `latest` is an older version than before. */
  | "latest-moves-back"
  /** A version is destroyed that `latest` resolves to somewhere: nobody was told to leave it. */
  | "latest-destroyed";

/** Something that may go wrong, and in which definition. */
export interface Hazard extends At {
  readonly kind: HazardKind;
  /** The version that was `latest`, or whose change leaves the gap. */
  readonly version: string;
  /** What `latest` is afterwards in these regions; null where it is nothing, and for gaps on the way. */
  readonly after: string | null;
  readonly regions: readonly string[];
}

/** What a whole diff adds up to. */
export interface DiffTotals {
  /** How many objects of each kind are created, changed in place, and so on. */
  readonly effects: Readonly<Record<ComparedObject, Readonly<Record<Effect, number>>>>;
  /** First copies into other regions. */
  readonly copies: number;
  /** Of the copies whose size is known. */
  readonly copiedGiB: number;
  readonly copiesOfUnknownSize: number;
  /** Of all versions, the unchanged ones included. */
  readonly replicas: { readonly before: number; readonly after: number };
}

/** An amount of money; a lower bound where something has no size or no price. */
export interface Money {
  readonly amount: number;
  readonly isPartial: boolean;
}

/** What all galleries cost, changed or not. */
export interface DiffMoney {
  /** ISO 4217 code. */
  readonly currency: string;
  readonly monthly: { readonly before: Money; readonly after: Money };
  /** Of first copies into other regions. */
  readonly once: Money;
}
