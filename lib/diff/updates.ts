import type { Provider } from "../plan/provider";
import type { GallerySettings } from "../spec/gallery-spec";
import type { ImageDefinitionSpec } from "../spec/image-definition-spec";
import type { ImageVersionSpec } from "../spec/image-version-spec";

/** What a change of one attribute means. */
export type UpdateClass =
  /** Terraform changes the object where it is, and Azure takes it. */
  | "in-place"
  /** Terraform says "must be replaced". */
  | "replaced"
  /** Terraform plans it in place, and Azure refuses it when it is applied. */
  | "refused"
  /** Terraform forgets the object and destroys it. */
  | "destroyed"
  /** Only Terraform reads it: nothing changes in Azure, and no plan shows it. */
  | "unseen";

export type UpdatedObject = "gallery" | "definition" | "version";

/** What the change of an attribute of a published object means, under each provider, and who says so. */
export interface Update extends Readonly<Record<Provider, UpdateClass>> {
  readonly reason: string;
  /** A URL. */
  readonly source: string;
}

/** A key of a spec that reaches Terraform only through the target regions that are planned from it, or not at all. */
const NOT_SENT = null;

const PROVIDER = "https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/compute";
const GALLERY = `${PROVIDER}/shared_image_gallery_resource.go`;
const DEFINITION = `${PROVIDER}/shared_image_resource.go`;
const VERSION = `${PROVIDER}/shared_image_version_resource.go`;
const LEARN = "https://learn.microsoft.com/azure/virtual-machines";
const UPDATABLE = `${LEARN}/shared-image-galleries#updating-resources`;
const REFUSALS = `${LEARN}/troubleshooting-shared-images`;
const ENCRYPTION = `${LEARN}/image-version-encryption`;
const AZAPI = "https://registry.terraform.io/providers/azure/azapi/latest/docs/resources";
const LIFECYCLE = "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle";

type Classes = Readonly<Record<Provider, UpdateClass>>;

const IN_PLACE: Classes = { azurerm: "in-place", azapi: "in-place" };
const REFUSED: Classes = { azurerm: "refused", azapi: "refused" };
const REPLACED: Classes = { azurerm: "replaced", azapi: "replaced" };
const UNSEEN: Classes = { azurerm: "unseen", azapi: "unseen" };
/** azapi sends what azurerm would replace for, and Azure refuses it. */
const FIXED: Classes = { azurerm: "replaced", azapi: "refused" };
/** Only azapi replaces for it: to azurerm it is the provider block's, and no argument. */
const FIXED_BY_AZAPI: Classes = { azurerm: "unseen", azapi: "replaced" };
/** Only azurerm replaces for it. */
const FIXED_BY_AZURERM: Classes = { azurerm: "replaced", azapi: "in-place" };

function update(classes: Classes, reason: string, source: string): Update {
  return { ...classes, reason, source };
}

/** What is set for good when a gallery is made, and what is not. */
const GALLERY_UPDATES = {
  name: update(REPLACED, "a gallery cannot be renamed", GALLERY),
  resourceGroup: update(REPLACED, "a gallery cannot be moved, and the provider tells capitals apart", GALLERY),
  subscription: update(REPLACED, "a gallery cannot be moved", `${LEARN}/azure-compute-gallery`),
  location: update(REPLACED, "a gallery stays in its region", GALLERY),
  description: update(IN_PLACE, "a description may change", UPDATABLE),
  tags: update(IN_PLACE, "tags may change", GALLERY),
  sharing: update(FIXED, "how a gallery is shared is decided when it is made", `${LEARN}/share-gallery-community`),
  existing: update(REFUSED, "it exists already: Terraform must import it, not create it", LIFECYCLE),
  "existing.set": update(
    { azurerm: "destroyed", azapi: "destroyed" },
    "it leaves Terraform's configuration, and Terraform destroys what leaves it: take it out of the state first",
    LIFECYCLE,
  ),
  "sharing.listed": update(
    IN_PLACE,
    "subscriptions and tenants are added and removed by an action of each",
    `${LEARN}/share-gallery-direct`,
  ),
  softDelete: update(IN_PLACE, "soft delete may be turned on and off", `${LEARN}/soft-delete-gallery`),
  "softDelete.removed": update(
    UNSEEN,
    "what was written stays as it is in Azure: write `false` to turn it off",
    "https://registry.terraform.io/providers/azure/azapi/latest/docs/resources/update_resource",
  ),
  deletion: update(REFUSED, "something in it stays, and Azure deletes no gallery that is not empty", REFUSALS),
  protect: update(UNSEEN, "`prevent_destroy` is Terraform's own", LIFECYCLE),
  timeoutMinutes: update(UNSEEN, "timeouts are Terraform's own", GALLERY),
  policy: NOT_SENT,
} as const satisfies Updates<GallerySettings, "deletion" | "existing.set" | "sharing.listed" | "softDelete.removed">;

/** What is set for good when an image definition is made, and what is not. */
const DEFINITION_UPDATES = {
  name: update(REPLACED, "an image definition cannot be renamed", DEFINITION),
  resourceGroup: update(REPLACED, "it stays in its gallery, and both providers tell capitals apart", DEFINITION),
  subscription: update(FIXED_BY_AZAPI, "azapi tells capitals apart in the id of its gallery", `${AZAPI}/resource`),
  identifier: update(FIXED, "publisher, offer and SKU are its identity", UPDATABLE),
  os: update(FIXED, "the operating system is fixed", UPDATABLE),
  osState: update(FIXED, "the state of the operating system is fixed", UPDATABLE),
  generation: update(FIXED, "the generation is fixed", UPDATABLE),
  architecture: update(FIXED, "the architecture is fixed", UPDATABLE),
  security: update(FIXED, "the security type is fixed", UPDATABLE),
  acceleratedNetworking: update(FIXED, "features are fixed", UPDATABLE),
  hibernation: update(FIXED, "features are fixed", UPDATABLE),
  nvme: update(FIXED, "features are fixed", UPDATABLE),
  recommended: update(IN_PLACE, "recommendations may change", UPDATABLE),
  disallowedDiskTypes: update(
    IN_PLACE,
    "the provider lets them change; Microsoft's page does not list them",
    DEFINITION,
  ),
  purchasePlan: update(FIXED, "the purchase plan is fixed", UPDATABLE),
  releaseNotesUri: update(IN_PLACE, "the link may change", UPDATABLE),
  privacyStatementUri: update(FIXED, "the link is fixed", UPDATABLE),
  eula: update(FIXED, "the agreement is fixed", UPDATABLE),
  endOfLife: update(IN_PLACE, "the end of life may be set and moved", UPDATABLE),
  "endOfLife.removed": update(FIXED_BY_AZURERM, "the provider cannot take an end of life away", DEFINITION),
  "endOfLife.past": update(REFUSED, "an end of life must be in the future", REFUSALS),
  description: update(IN_PLACE, "a description may change", UPDATABLE),
  tags: update(IN_PLACE, "tags may change", DEFINITION),
  location: update(REPLACED, "an image definition stays in its region", DEFINITION),
  deletion: update(REFUSED, "versions in it stay, and Azure deletes no image definition that is not empty", REFUSALS),
  existing: GALLERY_UPDATES.existing,
  "existing.set": GALLERY_UPDATES["existing.set"],
  timeoutMinutes: update(UNSEEN, "timeouts are Terraform's own", DEFINITION),
  policy: NOT_SENT,
  sizeGiB: NOT_SENT,
  demand: NOT_SENT,
  versions: NOT_SENT,
} as const satisfies Updates<ImageDefinitionSpec, "name" | Place | "deletion" | "existing.set" | EndOfLife>;

const WRITTEN_AGAIN =
  "Terraform replaces its own record: azapi writes the same under the other id, and Azure changes nothing";

/** What is set for good when an image version is published, and what is not. */
const VERSION_UPDATES = {
  name: update(REPLACED, "an image version cannot be renumbered", VERSION),
  resourceGroup: update(REPLACED, "it stays in its gallery, and both providers tell capitals apart", VERSION),
  "resourceGroup.published": update(IN_PLACE, WRITTEN_AGAIN, `${AZAPI}/update_resource`),
  subscription: update(FIXED_BY_AZAPI, "azapi tells capitals apart in the id of its definition", `${AZAPI}/resource`),
  "subscription.published": update(IN_PLACE, WRITTEN_AGAIN, `${AZAPI}/update_resource`),
  source: update(FIXED, "what it is made from is fixed: publish a new version", VERSION),
  provider: update(
    REPLACED,
    "another Terraform provider manages it from now on: move it with `removed` and `import` blocks (docs/azapi.md)",
    LIFECYCLE,
  ),
  published: update(
    { azurerm: "destroyed", azapi: "destroyed" },
    "Terraform deletes the image itself, since its old address leaves the configuration: " +
      "take it out of the state first with a `removed` block (docs/azapi.md)",
    LIFECYCLE,
  ),
  "published.removed": update(
    REFUSED,
    "it exists already: Terraform must import it with an `import` block, not create it (docs/azapi.md)",
    LIFECYCLE,
  ),
  deletion: update(
    REFUSED,
    "Azure deletes no version before its end of life where `blockDeletionBeforeEndOfLife` is true: lift that first",
    REFUSALS,
  ),
  location: update(REPLACED, "its home region is fixed", VERSION),
  replicationMode: update(FIXED, "its replication mode is fixed", VERSION),
  allowRegionRemoval: update(FIXED_BY_AZURERM, "the provider sets it only when a version is published", VERSION),
  endOfLife: update(IN_PLACE, "the end of life may be set and moved", UPDATABLE),
  "endOfLife.removed": update(FIXED_BY_AZURERM, "the provider cannot take an end of life away", VERSION),
  "endOfLife.past": update(REFUSED, "an end of life must be in the future", REFUSALS),
  tags: update(IN_PLACE, "tags may change", VERSION),
  excludeFromLatest: update(IN_PLACE, "a version may be hidden and shown", UPDATABLE),
  "targetRegions.added": update(IN_PLACE, "regions may be added", UPDATABLE),
  "targetRegions.removed": update(IN_PLACE, "regions may be removed", UPDATABLE),
  "targetRegions.forbidden": update(
    REFUSED,
    "a region can be removed only where `allowRegionRemoval` was true when it was published",
    VERSION,
  ),
  "targetRegions.shallow": update(
    REFUSED,
    "a shallow version stays in one region with one replica",
    "https://developer.hashicorp.com/packer/integrations/hashicorp/azure/latest/components/builder/arm",
  ),
  "targetRegions.order": update(IN_PLACE, "the provider compares regions by position; nothing is copied", VERSION),
  "targetRegions.replicas": update(IN_PLACE, "replica counts may change", UPDATABLE),
  "targetRegions.excludeFromLatest": update(IN_PLACE, "a version may be hidden and shown in a region", UPDATABLE),
  "targetRegions.storage": update(REFUSED, "the storage type of a region that stays is fixed", VERSION),
  "targetRegions.diskEncryptionSet": update(
    FIXED_BY_AZURERM,
    "the provider compares disk encryption sets by position, and replaces for any difference",
    VERSION,
  ),
  "targetRegions.encryption": update(FIXED, "how a published version is encrypted is fixed", ENCRYPTION),
  "targetRegions.edgeZones": update(IN_PLACE, "edge zones may be added, removed and resized", UPDATABLE),
  "targetRegions.edgeZones.storage": update(REFUSED, "the storage type of an edge zone that stays is fixed", UPDATABLE),
  dataDisks: update(REFUSED, "its data disks are fixed: publish a new version", REFUSALS),
  blockDeletionBeforeEndOfLife: update(IN_PLACE, "the block may be set and lifted", `${LEARN}/image-version`),
  uefi: update(
    REFUSED,
    "its UEFI settings are fixed: publish a new version",
    `${LEARN}/trusted-launch-secure-boot-custom-uefi`,
  ),
  timeoutMinutes: update(UNSEEN, "timeouts are Terraform's own", VERSION),
  state: NOT_SENT,
  ring: NOT_SENT,
  withdrawn: NOT_SENT,
  placement: NOT_SENT,
  storage: NOT_SENT,
  regionOrder: NOT_SENT,
  sizeGiB: NOT_SENT,
} as const satisfies Updates<
  ImageVersionSpec,
  | "name"
  | Place
  | `${Place}.published`
  | "deletion"
  | "provider"
  | "published"
  | "published.removed"
  | "excludeFromLatest"
  | EndOfLife
  | `targetRegions.${string}`
>;

/** Every key of a spec has a row, and so has what a spec does not call by a key of its own. */
type Updates<Spec, More extends string> = Readonly<Record<keyof Required<Spec>, Update | null>> &
  Readonly<Partial<Record<More, Update>>>;
/** Where its gallery is. */
type Place = "resourceGroup" | "subscription";
type EndOfLife = "endOfLife.removed" | "endOfLife.past";

/** What can change of each object, attribute by attribute: data for the diff and for its documentation. */
export const UPDATES = { gallery: GALLERY_UPDATES, definition: DEFINITION_UPDATES, version: VERSION_UPDATES } as const;

type Sent<Table> = { [K in keyof Table]: Table[K] extends null ? never : K }[keyof Table];

/** Attributes of an object that have a class. */
export type UpdatedAttribute<Object extends UpdatedObject = UpdatedObject> = {
  [O in Object]: Sent<(typeof UPDATES)[O]>;
}[Object] &
  string;

/** The row of an attribute; undefined for a key that reaches Terraform only through target regions, or not at all. */
export function updateOf(object: UpdatedObject, attribute: string): Update | undefined {
  const table: Readonly<Record<string, Update | null>> = UPDATES[object];
  return (Object.hasOwn(table, attribute) ? table[attribute] : undefined) ?? undefined;
}
