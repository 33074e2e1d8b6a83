import type { TerraformProvider } from "cdktf";
import type { Acknowledgement } from "../lib/spec/acknowledgement";
import type { SpecOrigin } from "../lib/spec/finding";
import type { ChecksSpec } from "../lib/spec/checks-spec";
import type { LimitSettings } from "../lib/spec/limit-settings";
import type { ReplicationPolicy } from "../lib/spec/policy";
import type { GallerySpec, ManagedIdentity, Sharing } from "../lib/spec/gallery-spec";
import type { Demand } from "../lib/spec/demand";
import type { TimeoutMinutes } from "../lib/spec/timeout-minutes";

/** The providers of all resources of a gallery, for stacks that have several. */
export interface GalleryProviders {
  /** The azurerm provider. @default - the stack's azurerm provider without an alias */
  readonly provider?: TerraformProvider;
  /**
   * The azapi provider of the resources that go through azapi. It does not follow from `provider`: azapi always signs
   * in by its own arguments or by the environment. It changes the right gallery even so, since resource ids name their
   * subscription, but it needs access there.
   * @default - the stack's azapi provider without an alias, else one without arguments, which is added
   */
  readonly azapiProvider?: TerraformProvider;
}

/** The props that new and existing galleries share, however they are identified. */
export interface GalleryImportOptions extends GalleryProviders {
  /** Azure region, any spelling; home of images and applications that set none. Changing this replaces the gallery. */
  readonly location: string;
  /** Policies by name, for definitions that name one. @default - none */
  readonly policies?: Readonly<Record<string, ReplicationPolicy>>;
  /** Name of the policy of definitions that have none. @default - none: each definition names its own, or its versions have a `placement` */
  readonly policy?: string;
  /** The machines and scale sets created at once from the gallery's images, by region. @default - none are known */
  readonly demand?: Readonly<Record<string, Demand>>;
  /** Limits that Microsoft raised. @default - Azure's usual ones */
  readonly limits?: LimitSettings;
  /** Rules of a team's own for this gallery, as in a gallery.yaml; those of `configureChecks` hold too. @default - none */
  readonly checks?: ChecksSpec;
  /** Findings of this gallery that somebody takes responsibility for. @default - none */
  readonly acknowledge?: readonly Acknowledgement[];
  /** Refuse plans that destroy the gallery or a definition (`prevent_destroy`). @default false */
  readonly protect?: boolean;
  /** Emit a Terraform output for each image and application: the id of the version that `latest` is in each region. @default false */
  readonly outputs?: boolean;
}

/** The props that new and existing galleries share. */
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
  /**
   * Managed identity, with which the gallery reads packages of applications; its ids may be tokens. azapi then manages
   * the whole gallery, for which synth must know the subscription.
   * @default - none
   */
  readonly identity?: ManagedIdentity;
  /**
   * A management lock: `delete` makes Azure refuse to delete the gallery and everything in it, for everybody. Terraform
   * cannot delete a version then either. @default - none
   */
  readonly lock?: "delete";
  /** Timeouts of the gallery's own operations, in minutes. @default - the provider's: 30, and 5 to read */
  readonly timeoutMinutes?: TimeoutMinutes;
}

/** A gallery that is managed elsewhere. */
export interface GalleryAttributes extends CommonGalleryProps {
  /** Resource id, for grants and for what goes through azapi; may be a token. @default - made from subscription, resource group and name */
  readonly galleryId?: string;
}

/** A spec as `parseSpec` and `loadSpec` return it, with the places of its values and the mistakes in its text. */
export interface SpecFromText extends SpecOrigin {
  readonly spec: GallerySpec;
}
