import type { ApplicationSpec } from "../spec/application-spec";
import type { ApplicationVersionSpec } from "../spec/application-version-spec";
import type { ImageDefinitionSpec } from "../spec/image-definition-spec";
import type { ImageVersionSpec } from "../spec/image-version-spec";
import type { ItemKind } from "../spec/item-kind";
import type { ItemSpec } from "../spec/item-spec";
import type { VersionSpec } from "../spec/version-spec";
import type { ResolvedPolicy } from "./placement";
import type { ProviderChoice } from "./provider";
import type { RegionSlots } from "./region-slots";
import type { TargetRegion } from "./target-regions";
import type { Unread } from "./unread";

/** Terraform's documents that say where versions are, and Azure itself. */
export type FoundIn = "configuration" | "state" | "plan" | "azure";

/** Returns the words for a fact that has no other reason: "as Azure says". */
export function asSaid(foundIn: FoundIn | undefined): string {
  return `as ${foundIn === "azure" ? "Azure" : "the Terraform file"} says`;
}

/** Returns the words for what says where versions are. */
export function foundInWords(foundIn: FoundIn): string {
  return foundIn === "azure" ? "Azure" : `a Terraform ${foundIn}`;
}

/** The plan of an item with versions: of an image definition or of an application. */
export interface ItemPlan<Item extends ItemSpec = ItemSpec, Version extends VersionSpec = VersionSpec> {
  readonly kind: ItemKind;
  readonly gallery: string;
  readonly name: string;
  readonly spec: Item;
  readonly policy: ResolvedPolicy;
  /** Home region of versions that set none. */
  readonly home: string;
  /** Every region of the policy and of the versions, in the order of target regions. */
  readonly regions: readonly string[];
  /** Newest first. */
  readonly versions: readonly ItemVersionPlan<Version>[];
  /** The version that `latest` resolves to in each of `regions`, or null. */
  readonly latest: ReadonlyMap<string, string | null>;
  /** The same as its gallery's. The policy then holds regions, storage and encryption, and places nothing. @default - decided by a policy */
  readonly foundIn?: FoundIn;
  /** Kind, rank, tier and waits of each version in each region, which `slotOf` reads. @default - none: it was read from Terraform */
  readonly slots?: RegionSlots;
}

/** The plan of one version of an item. */
export interface ItemVersionPlan<Version extends VersionSpec = VersionSpec> {
  readonly version: string;
  readonly spec: Version;
  readonly home: string;
  /** The version's own flag. Every target region has it too, since a region's flag overrides it. */
  readonly excludeFromLatest: boolean;
  /** The target regions: first those of `regionOrder`, then home, then those that keep versions longest, then by name. */
  readonly targetRegions: readonly TargetRegion[];
  /** The parts of the target regions that Terraform JSON leaves unknown. @default - nothing */
  readonly unread?: Unread;
  /** Versions that must be in place before this one may shrink or be hidden, oldest first. */
  readonly waitsFor: readonly string[];
  /**
   * The regions in which Azure must have replicated it before those that wait for it there may change, by name: its gate.
   * @default - nothing waits for it, or the policy has no gate
   */
  readonly gate?: readonly string[];
  /** True for a copy that waits at the gate of its source in the same configuration. @default - it does not */
  readonly waitsAtSource?: true;
  /** The version that must be made before this one, where Azure makes one at a time. @default - none */
  readonly madeAfter?: string;
  /** The provider that manages it, and why. */
  readonly managedBy: ProviderChoice;
  /**
   * Set where azapi manages the version and refers to its item by id. That id is unknown while the item is replaced. It
   * can't be written from known parts where the gallery's subscription is not known. @default - not so
   */
  readonly hasParentById?: true;
}

/** The plan of one image definition. */
export interface DefinitionPlan extends ItemPlan<ImageDefinitionSpec, ImageVersionSpec> {
  readonly kind: "image";
}

/** The plan of one application. */
export interface ApplicationPlan extends ItemPlan<ApplicationSpec, ApplicationVersionSpec> {
  readonly kind: "application";
}

/** The plan of one image version. */
export type VersionPlan = ItemVersionPlan<ImageVersionSpec>;

/** The plan of one application version. */
export type ApplicationVersionPlan = ItemVersionPlan<ApplicationVersionSpec>;
