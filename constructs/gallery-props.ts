import type { TerraformProvider } from "cdktf";
import type { Acknowledgement } from "../lib/spec/acknowledgement";
import type { SpecOrigin } from "../lib/spec/finding";
import type { LimitSettings } from "../lib/spec/limit-settings";
import type { ReplicationPolicy } from "../lib/spec/policy";
import type { GallerySpec, Sharing } from "../lib/spec/gallery-spec";
import type { Demand } from "../lib/spec/demand";
import type { TimeoutMinutes } from "../lib/spec/timeout-minutes";

/** Providers of everything in a gallery, for stacks that have several. */
export interface GalleryProviders {
  /** azurerm provider of what azurerm manages. @default - the stack's azurerm provider without an alias */
  readonly provider?: TerraformProvider;
  /**
   * azapi provider of what goes through azapi. It never follows from `provider`: in a stack with several azurerm
   * providers, whatever `provider` is, azapi signs in as its own arguments or the environment say. It changes the
   * right gallery all the same, since resource ids name their subscription, but it must have access there.
   * @default - the stack's azapi provider without an alias, else one without arguments, which is added
   */
  readonly azapiProvider?: TerraformProvider;
}

/** What new and existing galleries are given alike, whichever way they are named. */
export interface GalleryImportOptions extends GalleryProviders {
  /** Azure region, any spelling; home of images that set none. Changing this replaces the gallery. */
  readonly location: string;
  /** Policies by name, for definitions that name one. @default - none */
  readonly policies?: Readonly<Record<string, ReplicationPolicy>>;
  /** Name of the policy of definitions that have none. @default - none: each definition names its own, or its versions have a `placement` */
  readonly policy?: string;
  /** What is created at once from the gallery's images, by region. @default - nothing is known of it */
  readonly demand?: Readonly<Record<string, Demand>>;
  /** Limits that Microsoft raised. @default - Azure's usual ones */
  readonly limits?: LimitSettings;
  /** Findings of this gallery that somebody takes responsibility for. @default - none */
  readonly acknowledge?: readonly Acknowledgement[];
  /** Refuse plans that destroy the gallery or a definition (`prevent_destroy`). @default false */
  readonly protect?: boolean;
}

/** What new and existing galleries are given alike. */
export interface CommonGalleryProps extends GalleryImportOptions {
  /** 1 to 80 letters, digits, dots and underscores. Changing this replaces the gallery. */
  readonly name: string;
  /** Name of a resource group that exists; may be a token. Changing this replaces the gallery. */
  readonly resourceGroup: string;
  /**
   * Subscription id (a GUID) that limits are counted in. A token is passed on in ids; limits then count it as unknown.
   * @default - the provider's, where synth can know it
   */
  readonly subscription?: string;
}

/** A gallery to create. */
export interface GalleryProps extends CommonGalleryProps {
  /** Shown in the portal. @default - none */
  readonly description?: string;
  /** Tags of the gallery. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** Community or direct sharing. Changing from one to the other replaces the gallery. @default - private, shared by role assignments */
  readonly sharing?: Sharing;
  /** Keep deleted versions for seven days (a preview of Azure). Through azapi. @default - not managed */
  readonly softDelete?: boolean;
  /** Timeouts of the gallery's own operations, in minutes. @default - the provider's: 30, and 5 to read */
  readonly timeoutMinutes?: TimeoutMinutes;
}

/** A gallery that is managed elsewhere. */
export interface GalleryAttributes extends CommonGalleryProps {
  /** Resource id, for grants and for what goes through azapi; may be a token. @default - made from subscription, resource group and name */
  readonly galleryId?: string;
}

/** A spec as `parseSpec` and `loadSpec` give it: with the places of its values, and what reading found wrong. */
export interface SpecFromText extends SpecOrigin {
  readonly spec: GallerySpec;
}
