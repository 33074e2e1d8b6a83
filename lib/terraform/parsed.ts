import type { SpecPath } from "../spec/finding";
import type { AccessGrant } from "../spec/access-spec";
import type { GalleryIdentity } from "../spec/gallery-identity";
import type { Provider } from "../plan/provider";
import type { ConfidentialVm, EdgeZone } from "../spec/policy";
import type { GallerySettings } from "../spec/gallery-spec";
import type { ApplicationSpec } from "../spec/application-spec";
import type { ApplicationVersionSpec } from "../spec/application-version-spec";
import type { ItemKind } from "../spec/item-kind";
import type { ImageDefinitionSpec } from "../spec/image-definition-spec";
import type { ImageVersionSpec } from "../spec/image-version-spec";
import type { StorageAccountType } from "../azure/storage-account-types";
import type { Unread } from "../plan/unread";

/** A resource of a gallery in the terms of a spec, for either provider. */
export type ParsedObject = ParsedGallery | ParsedGalleryPart | ParsedDefinition | ParsedVersion;

interface ParsedResource {
  readonly address: string;
  readonly gallery: GalleryIdentity;
  /** True if its provider may overwrite what exists. @default false */
  readonly isOverwriting?: boolean;
  /** The parts of its spec that could not be read, below its own path. */
  readonly lost: readonly SpecPath[];
}

export interface ParsedGallery extends ParsedResource {
  readonly kind: "gallery";
  readonly settings: Omit<GallerySettings, "name" | "resourceGroup" | "subscription">;
}

/** A setting of a gallery that a resource of its own manages. */
export interface ParsedGalleryPart extends ParsedResource {
  readonly kind: "part";
  readonly part: {
    readonly softDelete?: boolean;
    readonly subscriptions?: readonly string[];
    readonly tenants?: readonly string[];
    readonly access?: AccessGrant;
    readonly lock?: "delete";
  };
}

/** An image definition, or the definition of an application. */
export interface ParsedDefinition extends ParsedResource {
  readonly kind: "definition";
  readonly of: ItemKind;
  readonly name: string;
  readonly spec: ImageDefinitionSpec | ApplicationSpec;
}

/** A version of an image or an application. */
export interface ParsedVersion extends ParsedResource {
  readonly kind: "version";
  readonly of: ItemKind;
  readonly definition: string;
  readonly version: string;
  readonly provider: Provider;
  /** The spec without placement and storage, which follow from the target regions. */
  readonly spec: ImageVersionSpec | ApplicationVersionSpec;
  readonly excludeFromLatest: boolean;
  readonly targetRegions: readonly ParsedTarget[];
  /** The target regions that could not be read; undefined when all of them could. */
  readonly unread?: Unread;
  /** Terraform knows the definition of this version only by an id. */
  readonly hasParentById?: true;
  readonly block: string;
  readonly dependsOn: readonly string[];
}

/** A target region that could be read completely. */
export interface ParsedTarget {
  /** The region's name, normalized. */
  readonly name: string;
  /** The region as it is written. */
  readonly written: string;
  readonly replicas: number;
  readonly storageAccountType: StorageAccountType;
  readonly diskEncryptionSetId: string | undefined;
  readonly excludeFromLatest: boolean;
  /** The region is listed before, perhaps in another spelling. Azure refuses that, and a rule reports it. */
  readonly isDuplicate?: true;
  readonly confidentialVm?: ConfidentialVm;
  readonly edgeZones?: Readonly<Record<string, EdgeZone>>;
}
