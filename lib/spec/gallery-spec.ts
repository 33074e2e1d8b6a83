import type { AccessGrant } from "./access-spec";
import type { Acknowledgement } from "./acknowledgement";
import type { ApplicationSpec } from "./application-spec";
import type { BudgetSpec } from "./budget-spec";
import type { ChecksSpec } from "./checks-spec";
import type { ConsumerSpec } from "./consumer-spec";
import type { Demand } from "./demand";
import type { ImageDefinitionSpec } from "./image-definition-spec";
import type { LimitSettings } from "./limit-settings";
import type { MirrorSpec } from "./mirror-spec";
import type { ReplicationPolicy } from "./policy";
import type { TerraformSettings } from "./terraform-settings";
import type { TimeoutMinutes } from "./timeout-minutes";

/**
 * A whole gallery as plain data, as `gallery.yaml` holds it and as the constructs build it.
 * Keys of records have no order: two specs that differ only in the order of keys are the same spec.
 */
export interface GallerySpec {
  readonly gallery: GallerySettings;
  /** Replication policies by name. An image names one; `gallery.policy` is the default. @default - none */
  readonly policies?: Readonly<Record<string, ReplicationPolicy>>;
  /** The machines that are created at once, by region, for every image. An image's own entry for a region replaces it. @default - not known */
  readonly demand?: Readonly<Record<string, Demand>>;
  /** Image definitions by name. @default - none */
  readonly images?: Readonly<Record<string, ImageDefinitionSpec>>;
  /** VM applications by name. @default - none */
  readonly applications?: Readonly<Record<string, ApplicationSpec>>;
  /** Roles of principals at the gallery, at images and at applications. @default - none: granted elsewhere */
  readonly access?: readonly AccessGrant[];
  /** Galleries with the same content elsewhere, by name. Each is applied alone, with a state of its own. @default - none */
  readonly mirrors?: Readonly<Record<string, MirrorSpec>>;
  /** Machines and scale sets that applications are installed on, by name. Nothing is emitted for them: they are checked. @default - not known */
  readonly consumers?: Readonly<Record<string, ConsumerSpec>>;
  /** Limits that differ from Azure's usual ones, because Microsoft raised them. @default - the usual ones */
  readonly limits?: LimitSettings;
  /** The money that its replicas, and those of its mirrors, may cost each month. @default - any */
  readonly budget?: BudgetSpec;
  /** Rules of a team's own, for the gallery and its mirrors. @default - none */
  readonly checks?: ChecksSpec;
  /** Findings that somebody takes responsibility for. @default - none */
  readonly acknowledge?: readonly Acknowledgement[];
  /**
   * Emit a Terraform output for each image and application: the id of the version that `latest` is in each region.
   * @default false
   */
  readonly outputs?: boolean;
  /** The backend and provider, which constructs leave to the app. Read by `gallerist synth` only. @default - local state, and providers without arguments */
  readonly terraform?: TerraformSettings;
}

/** The gallery itself. */
export interface GallerySettings {
  /** 1 to 80 letters, digits, dots and underscores. Changing this replaces the gallery. */
  readonly name: string;
  /** Name of a resource group that exists. Changing this replaces the gallery. */
  readonly resourceGroup: string;
  /** Azure region of the gallery, and home of images and applications that set none. Changing this replaces the gallery. */
  readonly location: string;
  /** Subscription id (a GUID). @default - the provider's; limits then count it with all others that may be in the same one */
  readonly subscription?: string;
  /** Shown in the portal. @default - none */
  readonly description?: string;
  /** Tags of the gallery, not of what is in it. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** Community or direct sharing. Changing this replaces the gallery. @default - private, shared by role assignments */
  readonly sharing?: Sharing;
  /** Refuse plans that destroy the gallery or a definition (`prevent_destroy`). @default false */
  readonly protect?: boolean;
  /** Policy of the images and applications that name none. @default - none */
  readonly policy?: string;
  /** The gallery exists already and is managed elsewhere; only its images are managed here. @default false */
  readonly existing?: boolean;
  /**
   * It leaves: nothing of it is emitted, so that Terraform destroys it, but its provider is, by which Terraform does
   * so. For one apply, before its file goes. Read by `gallerist synth` only. @default false
   */
  readonly removed?: boolean;
  /** Keep deleted versions for seven days (a preview of Azure). Through azapi. @default - not managed */
  readonly softDelete?: boolean;
  /**
   * Managed identity, with which the gallery reads packages of applications. Through azapi, as the whole gallery then
   * is. @default - none
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

/** The managed identity of a gallery: system-assigned, user-assigned or both. */
export interface ManagedIdentity {
  /** True if Azure makes an identity that lives as long as the gallery. @default false */
  readonly systemAssigned?: boolean;
  /** Resource ids of user-assigned identities. @default - none */
  readonly userAssigned?: readonly string[];
  /** Storage accounts whose blobs an identity may read: each gets a role assignment. @default - none: they are made elsewhere */
  readonly storageAccounts?: readonly StorageAccess[];
}

/** A storage account that holds packages, and who reads them. */
export interface StorageAccess {
  /** Resource id of the storage account. */
  readonly storageAccountId: string;
  /** Principal id (a GUID) of a user-assigned identity. @default - that of the system-assigned identity */
  readonly principalId?: string;
}

/** The sharing of a gallery beyond role assignments: exactly one of the two. */
export interface Sharing {
  /** With everybody, under a public name. @default - not shared so */
  readonly community?: CommunitySharing;
  /** With subscriptions and tenants. @default - not shared so */
  readonly direct?: DirectSharing;
}

/** The data of a community gallery. All of it is public. */
export interface CommunitySharing {
  /** 5 to 16 letters and digits; the public name begins with it. */
  readonly prefix: string;
  /** Address that users write to. */
  readonly publisherEmail: string;
  /** Web page of the publisher. */
  readonly publisherUri: string;
  /** Legal terms, or a link to them. */
  readonly eula: string;
}

/** Sharing with whole subscriptions and tenants. A listed id is added, an id that is no longer listed is removed. */
export interface DirectSharing {
  /** Subscription ids, at most 30. @default - none */
  readonly subscriptions?: readonly string[];
  /** Ids of tenants of Microsoft Entra ID, at most 5. @default - none */
  readonly tenants?: readonly string[];
}
