import type { RoleAssignment } from "@cdktf/provider-azurerm/lib/role-assignment";
import type { TerraformProvider } from "cdktf";
import type { IConstruct } from "constructs";
import type { Acknowledgement } from "../lib/spec/acknowledgement";
import type { SpecOrigin } from "../lib/spec/finding";
import type { LimitSettings } from "../lib/spec/limit-settings";
import type { GalleryPlan } from "../lib/plan/plan";
import type { ReplicationPolicy } from "../lib/spec/policy";
import type { GallerySpec, Sharing } from "../lib/spec/gallery-spec";
import type { Demand } from "../lib/spec/demand";
import type { TimeoutMinutes } from "../lib/spec/timeout-minutes";
import type { GrantOptions } from "./grant";
import type {
  ExistingImageDefinitionProps,
  IImageDefinition,
  ImageDefinition,
  ImageDefinitionProps,
} from "./image-definition";

/** A gallery, created here or elsewhere. */
export interface IGallery extends IConstruct {
  /** Name of the gallery; a reference when it is created here, so that Terraform keeps the order. */
  readonly galleryName: string;
  /** Resource id. */
  readonly galleryId: string;
  readonly resourceGroupName: string;
  /** Region of the gallery, in Azure's own spelling. */
  readonly location: string;
  /** Where every version of every definition is replicated, as of now. */
  readonly plan: GalleryPlan;
  /**
   * Adds an image definition; its versions are added to what is returned.
   * @throws when there is one of that name, or a value that the plan reads is a token
   */
  addImageDefinition(name: string, props: ImageDefinitionProps): ImageDefinition;
  /** Adds a definition that is managed elsewhere, to add versions to. */
  addExistingImageDefinition(name: string, props?: ExistingImageDefinitionProps): IImageDefinition;
  /** Lets a principal read the gallery's images and versions: enough to create machines from them. */
  grantRead(principalId: string, options?: GrantOptions): RoleAssignment;
  /** Lets a principal publish images and versions, and do all else in the gallery but share it. */
  grantPublish(principalId: string, options?: GrantOptions): RoleAssignment;
  /** Lets a principal share the gallery with subscriptions, tenants or the community. */
  grantSharingAdmin(principalId: string, options?: GrantOptions): RoleAssignment;
}

/** What new and existing galleries are given alike. */
export interface CommonGalleryProps {
  /** 1 to 80 letters, digits, dots and underscores. Changing this replaces the gallery. */
  readonly name: string;
  /** An existing resource group; may be a token. Changing this replaces the gallery. */
  readonly resourceGroupName: string;
  /** Azure region, any spelling; home of images that set none. Changing this replaces the gallery. */
  readonly location: string;
  /** Subscription that limits are counted in. @default - the provider's, where synth can know it */
  readonly subscriptionId?: string;
  /** Policies by name, for definitions that name one. */
  readonly policies?: Readonly<Record<string, ReplicationPolicy>>;
  /** Name of the policy of definitions that have none. @default - none: each definition names its own, or its versions have a `placement` */
  readonly policy?: string;
  /** What is created at once from the gallery's images, by region. */
  readonly demand?: Readonly<Record<string, Demand>>;
  /** Limits that Microsoft raised. @default - Azure's usual ones */
  readonly limits?: LimitSettings;
  /** Findings of this gallery that somebody takes responsibility for. @default - none */
  readonly acknowledge?: readonly Acknowledgement[];
  /** Refuse plans that destroy the gallery or a definition (`prevent_destroy`). @default false */
  readonly protect?: boolean;
  /** Provider of everything in the gallery. @default - the stack's azurerm provider */
  readonly provider?: TerraformProvider;
}

/** A gallery to create. */
export interface GalleryProps extends CommonGalleryProps {
  readonly description?: string;
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
  /** Resource id, for grants. @default - made from subscription, resource group and name */
  readonly galleryId?: string;
}

/** A spec as `parseSpec` and `loadSpec` give it: with the places of its values, and what reading found wrong. */
export interface SpecFromText extends SpecOrigin {
  readonly spec: GallerySpec;
}
