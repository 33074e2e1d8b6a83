import type { RoleAssignment } from "@cdktf/provider-azurerm/lib/role-assignment";
import type { IConstruct } from "constructs";
import type { ApplicationPlan, DefinitionPlan, GalleryPlan } from "../lib/plan/plan";
import type { ExistingGalleryApplicationOptions, GalleryApplicationOptions } from "./gallery-application-options";
import type { GalleryApplicationVersionOptions } from "./gallery-application-version-options";
import type { GrantOptions } from "./grant-options";
import type { ExistingImageDefinitionOptions, ImageDefinitionOptions } from "./image-definition-options";
import type { ImageVersionOptions } from "./image-version-options";

/** A gallery, created here or elsewhere. */
export interface IGallery extends IConstruct {
  /** Name of the gallery. A reference when the gallery is created here, so that Terraform keeps the order. */
  readonly galleryName: string;
  /**
   * Resource id.
   * @throws for a gallery that is managed elsewhere, when neither its id nor its subscription is known
   */
  readonly galleryId: string;
  /** Name of its resource group. */
  readonly resourceGroup: string;
  /** Region of the gallery, in Azure's own spelling. */
  readonly location: string;
  /** The current plan: the replication of every version of every image definition and application. */
  readonly plan: GalleryPlan;
  /**
   * Adds an image definition and returns it, to add versions to. Its L1 is `node.defaultChild`.
   * @throws when there is one of that name, or a value that the plan reads is a token or missing
   */
  addImageDefinition(name: string, options: ImageDefinitionOptions): IImageDefinition;
  /** Adds a definition that is managed elsewhere and returns it, to add versions to. */
  addExistingImageDefinition(name: string, options?: ExistingImageDefinitionOptions): IImageDefinition;
  /**
   * Returns an image definition that was added to the gallery, or that its spec describes.
   * @throws when there is none of that name
   */
  imageDefinition(name: string): IImageDefinition;
  /**
   * Adds a VM application and returns it, to add versions to. Its L1 is `node.defaultChild`.
   * @throws when there is one of that name, or a value that the plan reads is a token or missing
   */
  addApplication(name: string, options: GalleryApplicationOptions): IGalleryApplication;
  /** Adds an application that is managed elsewhere and returns it, to add versions to. */
  addExistingApplication(name: string, options?: ExistingGalleryApplicationOptions): IGalleryApplication;
  /**
   * Returns an application that was added to the gallery, or that its spec describes.
   * @throws when there is none of that name
   */
  application(name: string): IGalleryApplication;
  /**
   * Lets a principal read the gallery's images and their versions: enough to create machines from them. The role reads
   * no applications, which have a grant of their own.
   */
  grantRead(principalId: string, options?: GrantOptions): RoleAssignment;
  /** Lets a principal publish images, applications and versions, and do everything else in the gallery except share it. */
  grantPublish(principalId: string, options?: GrantOptions): RoleAssignment;
  /** Lets a principal share the gallery with subscriptions, tenants or the community. */
  grantSharingAdmin(principalId: string, options?: GrantOptions): RoleAssignment;
}

/** An image definition, created here or elsewhere. */
export interface IImageDefinition extends IConstruct {
  /** Name of the definition. A reference when the definition is created here, so that Terraform keeps the order. */
  readonly imageDefinitionName: string;
  /** Resource id. */
  readonly imageDefinitionId: string;
  /** The current plan of its versions. */
  readonly plan: DefinitionPlan;
  /** A read-only view of its image versions by number. It shows later additions. */
  readonly versions: ReadonlyMap<string, IImageVersion>;
  /**
   * Adds an image version; the policy decides at synth where it is replicated. Its L1 is `node.defaultChild`.
   * @throws when the version was added before, or a value that the plan reads is a token or missing
   */
  addVersion(version: string, options: ImageVersionOptions): IImageVersion;
  /**
   * Returns an image version that was added to the definition, or that its spec describes.
   * @throws when there is none of that number
   */
  version(number: string): IImageVersion;
  /**
   * Returns the resource id of the version that `latest` is in a region, as a token: versions may be added until synth,
   * which throws when there is none.
   */
  latestIn(region: string): string;
  /**
   * Lets a principal read the definition and its versions. There is no grant on a single version: Azure advises against
   * it.
   */
  grantRead(principalId: string, options?: GrantOptions): RoleAssignment;
  /** Lets a principal publish versions of the definition, and change it. */
  grantPublish(principalId: string, options?: GrantOptions): RoleAssignment;
}

/** An image version. */
export interface IImageVersion extends IConstruct {
  /** `Major.Minor.Patch`. */
  readonly version: string;
  /** Resource id, a token. */
  readonly imageVersionId: string;
  /** The definition of the version. */
  readonly definition: IImageDefinition;
}

/** A VM application, created here or elsewhere. */
export interface IGalleryApplication extends IConstruct {
  /** Name of the application. A reference when the application is created here, so that Terraform keeps the order. */
  readonly galleryApplicationName: string;
  /** Resource id. */
  readonly galleryApplicationId: string;
  /** The current plan of its versions. */
  readonly plan: ApplicationPlan;
  /** A read-only view of its versions by number. It shows later additions. */
  readonly versions: ReadonlyMap<string, IGalleryApplicationVersion>;
  /**
   * Adds a version; the policy decides at synth where it is replicated. Its L1 is `node.defaultChild`.
   * @throws when the version was added before, or a value that the plan reads is a token or missing
   */
  addVersion(version: string, options: GalleryApplicationVersionOptions): IGalleryApplicationVersion;
  /**
   * Returns a version that was added to the application, or that its spec describes.
   * @throws when there is none of that number
   */
  version(number: string): IGalleryApplicationVersion;
  /**
   * Returns the resource id of the version that `latest` is in a region, as a token: versions may be added until synth,
   * which throws when there is none.
   */
  latestIn(region: string): string;
  /**
   * Lets a principal read the application and its versions: enough to install them on machines. The role is Reader,
   * since Azure's own role for reading galleries, Compute Gallery Image Reader, reads images alone
   * (https://learn.microsoft.com/azure/role-based-access-control/built-in-roles/compute).
   */
  grantRead(principalId: string, options?: GrantOptions): RoleAssignment;
  /** Lets a principal publish versions of the application, and change it. */
  grantPublish(principalId: string, options?: GrantOptions): RoleAssignment;
}

/** A version of a VM application. */
export interface IGalleryApplicationVersion extends IConstruct {
  /** `Major.Minor.Patch`. */
  readonly version: string;
  /** Resource id, a token. */
  readonly galleryApplicationVersionId: string;
  /** The application of the version. */
  readonly application: IGalleryApplication;
}
