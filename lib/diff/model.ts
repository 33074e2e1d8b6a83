import type { ItemVersionPlan } from "../plan/plan";
import type { Protections } from "../plan/protections";
import type { ItemKind } from "../spec/item-kind";
import type { ComparedObject } from "../azure/attributes/changes";
import type { AccessDiff } from "./access";
import type { At } from "./at";
import type { Change, Effect } from "./change";
import type { Outcome } from "./effect";
import type { LatestChange } from "./latest";
import type { RegionChange } from "./target-regions";

export type { At } from "./at";

/** The changes from one set of plans to another. */
export interface Diff {
  /** Reports whether Terraform did not finish the plan that this is: more may change. */
  readonly isPartial: boolean;
  /** Reports whether the side before is what Azure has: the changes are drift. */
  readonly isDrift: boolean;
  /** Galleries with a change in them. */
  readonly galleries: readonly GalleryDiff[];
  /** Problems for users who create virtual machines, during the apply and after it. */
  readonly hazards: readonly Hazard[];
  /** Attributes that one side leaves to Terraform, by path. */
  readonly notCompared: readonly NotCompared[];
  /** Attributes that are no longer written and keep their value in Azure, by path. */
  readonly staysInAzure: readonly NotCompared[];
  /** Who gains access, and who loses it. */
  readonly access: AccessDiff;
  readonly totals: DiffTotals;
  /** Null without prices. */
  readonly money: DiffMoney | null;
  readonly protections: Protections;
  /** False where a Terraform plan says of every replacement which of the two comes first. */
  readonly assumesOrder: boolean;
}

export interface NotCompared extends At {
  readonly attribute: string;
  /** The regions that a side names, for `targetRegions` only. @default - it may name any, or it is another attribute */
  readonly regions?: readonly string[];
}

/** The changes of a gallery, of an image definition or application, or of a version. */
export interface ObjectDiff extends At {
  /** Null when the object stays as it is, and only something in it changes. */
  readonly effect: Effect | null;
  /** The result of a replacement; null for any other effect. */
  readonly outcome: Outcome | null;
  readonly changes: readonly Change[];
  /**
   * The probable old name of a created object, with its place if only the place differs; null for any other object.
   */
  readonly renamedFrom: string | null;
  /** The probable new name of a destroyed object; null for any other object. */
  readonly renamedTo: string | null;
}

export interface GalleryDiff extends ObjectDiff {
  readonly name: string;
  /** The image definitions, then the applications, with a change in them; by name. */
  readonly definitions: readonly DefinitionDiff[];
}

/** The changes of an image definition or an application. */
export interface DefinitionDiff extends ObjectDiff {
  readonly kind: ItemKind;
  readonly name: string;
  /** Newest first; those that change. */
  readonly versions: readonly VersionDiff[];
  /** The version that `latest` is in every region where that is known, before and after. */
  readonly latest: readonly LatestChange[];
  /** Regions where an unreadable version may serve that is newer than all known to serve there. */
  readonly latestNotKnown: readonly string[];
}

/** The changes of a version of an image or an application. */
export interface VersionDiff extends ObjectDiff {
  readonly kind: ItemKind;
  readonly version: string;
  readonly before: ItemVersionPlan | null;
  readonly after: ItemVersionPlan | null;
  /** Regions gained, lost, or changed. */
  readonly regions: readonly RegionChange[];
  /** First copies into regions other than its home. */
  readonly copies: number;
  /** The newer version whose leaving makes it grow though it is hidden everywhere; null for any other. */
  readonly growsWithout: string | null;
  /** Occupied size of its disk, or of its package; null where it is not known. */
  readonly sizeGiB: number | null;
  /** The monthly cost of its replicas; null without prices, and for a side without the version. */
  readonly monthly: { readonly before: Money | null; readonly after: Money | null } | null;
}

/** A kind of problem for users who create virtual machines. */
export type HazardKind =
  /** During the apply a region may hold no version, though it holds one before and after. */
  | "no-version"
  /** During the apply a region may have no `latest`, though it has one before and after. */
  | "no-latest"
  /** A region loses its `latest`. */
  | "last-version"
  /** `latest` is an older version than before. */
  | "latest-moves-back"
  /** A version is destroyed while `latest` resolves to it in some region, so users had no time to move away from it. */
  | "latest-destroyed"
  /** A version of a pipeline is no longer managed while it serves: it stays in Azure, and may be `latest`. */
  | "forgotten-serving"
  /** A withdrawn version moves up and grows, hidden, because a newer one leaves. */
  | "withdrawn-grows";

/** A problem that may occur, and its item. */
export interface Hazard extends At {
  readonly kind: HazardKind;
  /** The version that was `latest`, whose change leaves the gap, that is forgotten, or that grows. */
  readonly version: string;
  /**
   * The version that `latest` is in these regions after the apply. Null for none, for gaps during the apply, and for a
   * forgotten version that is not `latest` there.
   */
  readonly after: string | null;
  /** The version whose leaving makes another one grow; null for any other hazard. */
  readonly by: string | null;
  readonly regions: readonly string[];
}

/** The totals of a whole diff. */
export interface DiffTotals {
  /** The number of objects of each kind that are created, changed in place, and so on. */
  readonly effects: Readonly<Record<ComparedObject, Readonly<Record<Effect, number>>>>;
  /** First copies into other regions. */
  readonly copies: number;
  /** The total of the copies whose size is known. */
  readonly copiedGiB: number;
  readonly copiesOfUnknownSize: number;
  /** The replicas of all versions, the unchanged ones included. */
  readonly replicas: { readonly before: number; readonly after: number };
}

/** An amount of money; a lower bound where something has no size or no price. */
export interface Money {
  readonly amount: number;
  readonly isPartial: boolean;
}

/** The cost of all galleries, changed or not. */
export interface DiffMoney {
  /** ISO 4217 code. */
  readonly currency: string;
  readonly monthly: { readonly before: Money; readonly after: Money };
  /** The cost of first copies into other regions. */
  readonly once: Money;
}
