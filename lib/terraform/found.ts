import type { SpecPath } from "../spec/finding";
import type { GalleryIdentity } from "../spec/gallery-identity";
import type { Provider } from "../plan/provider";
import type { ConfidentialVm, EdgeZone } from "../spec/policy";
import type { GallerySettings } from "../spec/gallery-spec";
import type { ImageDefinitionSpec } from "../spec/image-definition-spec";
import type { ImageVersionSpec } from "../spec/image-version-spec";
import type { StorageAccountType } from "../azure/storage-account-types";
import type { Unread } from "../plan/unread";

/** A resource of a gallery in the words of a spec, whichever provider manages it. */
export type FoundObject = FoundGallery | FoundGalleryPart | FoundDefinition | FoundVersion;

interface FoundResource {
  readonly address: string;
  readonly gallery: GalleryIdentity;
  /** Parts of its spec that could not be read, below its own place. */
  readonly lost: readonly SpecPath[];
}

export interface FoundGallery extends FoundResource {
  readonly kind: "gallery";
  readonly settings: Omit<GallerySettings, "name" | "resourceGroup" | "subscription">;
}

/** Something of a gallery that a resource of its own manages. */
export interface FoundGalleryPart extends FoundResource {
  readonly kind: "part";
  readonly part: {
    readonly softDelete?: boolean;
    readonly subscriptions?: readonly string[];
    readonly tenants?: readonly string[];
  };
}

export interface FoundDefinition extends FoundResource {
  readonly kind: "definition";
  readonly name: string;
  readonly spec: ImageDefinitionSpec;
}

export interface FoundVersion extends FoundResource {
  readonly kind: "version";
  readonly definition: string;
  readonly version: string;
  readonly provider: Provider;
  /** Without placement and storage, which follow from its target regions. */
  readonly spec: ImageVersionSpec;
  readonly excludeFromLatest: boolean;
  readonly targetRegions: readonly FoundTarget[];
  /** Target regions that are not among those, since not all of them can be read. */
  readonly unread?: Unread;
  /** Terraform knows its definition by an id alone. */
  readonly hasParentById?: true;
  readonly block: string;
  readonly dependsOn: readonly string[];
}

/** A target region of which everything is known that counts. */
export interface FoundTarget {
  /** In its one spelling. */
  readonly name: string;
  /** As it is written. */
  readonly written: string;
  readonly replicas: number;
  readonly storageAccountType: StorageAccountType;
  readonly diskEncryptionSetId: string | undefined;
  readonly excludeFromLatest: boolean;
  /** It stands there before, perhaps in another spelling: Azure refuses that, and a rule says so. */
  readonly isAgain?: true;
  readonly confidentialVm?: ConfidentialVm;
  readonly edgeZones?: Readonly<Record<string, EdgeZone>>;
}
