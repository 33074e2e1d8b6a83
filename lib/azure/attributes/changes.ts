import type { Attribute } from "./attribute";
import {
  change,
  DESTROYED,
  FIXED,
  FIXED_BY_AZAPI,
  FIXED_BY_AZURERM,
  IN_PLACE,
  LEARN,
  PERHAPS_REFUSED,
  REFUSED,
  REPLACED,
  SOURCES,
  type ChangeClasses,
} from "./change-classes";
import { APPLICATION } from "./application";
import { APPLICATION_VERSION } from "./application-version";
import { GALLERY } from "./gallery";
import { IMAGE_DEFINITION } from "./image-definition";
import { IMAGE_VERSION } from "./image-version";

/** The change of an object that leaves the configuration. */
const LEAVES = change(
  DESTROYED,
  "it leaves Terraform's configuration, and Terraform destroys what leaves it: take it out of the state first",
  SOURCES.lifecycle,
);
const PAST = change(REFUSED, "an end of life must be in the future", SOURCES.refusals);
const PAST_OF_APPLICATION = change(REFUSED, "an end of life must be in the future", SOURCES.applications);

/** The reasons for which Terraform changes any object, whatever its values are. */
const OF_TERRAFORM = {
  tainted: change(
    REPLACED,
    "Terraform marked it as damaged, since an apply of it failed; terraform untaint keeps it (gallerist explain failed-first-publish)",
    SOURCES.plan,
  ),
  requested: change(REPLACED, "the option -replace asks for it", SOURCES.plan),
  triggered: change(REPLACED, "`replace_triggered_by` asks for it, since what it names changes", SOURCES.lifecycle),
  plan: change(REPLACED, "Terraform's plan says so", SOURCES.plan),
  address: change(
    REPLACED,
    "its address changes without a `moved` block: Terraform destroys it under the old one and creates it under the new one",
    SOURCES.moved,
  ),
  elsewhere: change(
    DESTROYED,
    "Terraform destroys what has its id under another address, or as a deposed object: take that out of the state first",
    SOURCES.removed,
  ),
  exists: change(
    REFUSED,
    "it leaves the state and stays in Azure, where the new one cannot be created: import it with an `import` block (gallerist explain failed-first-publish)",
    SOURCES.import,
  ),
  import: change(IN_PLACE, "it exists already, and Terraform manages it from now on", SOURCES.import),
} as const;

const LOCKS = "https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources";

/** The reasons for which Azure does not delete what is in a gallery with a lock. */
const UNDER_LOCK = {
  "deletion.locked": change(
    REFUSED,
    "the gallery has a lock, which all in it inherits: take `lock` away in an apply of its own first",
    LOCKS,
  ),
  "deletion.locking": change(
    PERHAPS_REFUSED,
    "the gallery's lock comes or goes in the same apply, and Azure refuses this while it is there: change `lock` in an apply of its own",
    LOCKS,
  ),
} as const;

/** The change of an object that others are in, and that moves to another provider. */
const PROVIDER = change(
  REPLACED,
  "another Terraform provider manages it from now on: it is destroyed under its old address and created under the new one; " +
    "move it with `removed` and `import` blocks (gallerist explain azurerm-to-azapi)",
  SOURCES.lifecycle,
);

const OF_GALLERIES = {
  ...OF_TERRAFORM,
  provider: PROVIDER,
  "existing.set": LEAVES,
  "sharing.listed": change(
    IN_PLACE,
    "subscriptions and tenants are added and removed by an action of each",
    `${LEARN}/share-gallery-direct`,
  ),
  "identity.storageAccounts": change(
    IN_PLACE,
    "roles at storage accounts are added and removed; without one, Azure reads no package there, and refuses to change the regions of versions made from it",
    `${LEARN}/vm-applications-publish-with-managed-identity`,
  ),
  deletion: change(REFUSED, "something in it stays, and Azure deletes no gallery that is not empty", SOURCES.refusals),
  "deletion.unlisted": change(
    PERHAPS_REFUSED,
    "Azure refuses this while something is in it that the file does not list",
    SOURCES.refusals,
  ),
} as const;

const UNKNOWN_UNTIL_APPLY =
  "https://developer.hashicorp.com/terraform/language/expressions/references#values-not-yet-known";

const AZAPI = "https://registry.terraform.io/providers/azure/azapi/latest/docs/resources";

const OF_DEFINITIONS = {
  ...OF_TERRAFORM,
  ...UNDER_LOCK,
  provider: PROVIDER,
  resourceGroup: change(REPLACED, "it stays in its gallery, and both providers are case-sensitive", SOURCES.definition),
  subscription: change(FIXED_BY_AZAPI, "azapi is case-sensitive in the id of its gallery", `${AZAPI}/resource`),
  gallery: change(
    FIXED_BY_AZAPI,
    "its gallery is replaced, whose id Terraform does not know until then",
    UNKNOWN_UNTIL_APPLY,
  ),
  "existing.set": LEAVES,
  "endOfLife.past": PAST,
  deletion: change(
    REFUSED,
    "versions in it stay, and Azure deletes no image definition that is not empty",
    SOURCES.refusals,
  ),
  "deletion.unlisted": change(
    PERHAPS_REFUSED,
    "Azure refuses this while versions are in it that the file does not list",
    SOURCES.refusals,
  ),
} as const;

const WRITTEN_AGAIN =
  "Terraform replaces its own record: azapi writes the same under the other id, and Azure changes nothing";

const MOVES = change(
  REPLACED,
  "another Terraform provider manages it from now on: move it with `removed` and `import` blocks (gallerist explain azurerm-to-azapi)",
  SOURCES.lifecycle,
);

const OF_VERSIONS = {
  ...OF_TERRAFORM,
  ...UNDER_LOCK,
  resourceGroup: change(REPLACED, "it stays in its gallery, and both providers are case-sensitive", SOURCES.version),
  "resourceGroup.published": change(IN_PLACE, WRITTEN_AGAIN, `${AZAPI}/update_resource`),
  subscription: change(FIXED_BY_AZAPI, "azapi is case-sensitive in the id of its definition", `${AZAPI}/resource`),
  "subscription.published": change(IN_PLACE, WRITTEN_AGAIN, `${AZAPI}/update_resource`),
  provider: MOVES,
  definition: change(
    FIXED_BY_AZAPI,
    "its definition is replaced, whose id Terraform does not know until then: name the gallery's `subscription`",
    UNKNOWN_UNTIL_APPLY,
  ),
  published: change(
    DESTROYED,
    "Terraform deletes the image itself, since its old address leaves the configuration: " +
      "take it out of the state first with a `removed` block (docs/azapi.md)",
    SOURCES.lifecycle,
  ),
  "published.removed": change(
    REFUSED,
    "it exists already: Terraform must import it with an `import` block, not create it (docs/azapi.md)",
    SOURCES.lifecycle,
  ),
  "published.missing": change(
    REFUSED,
    "Azure does not have it: its pipeline must publish it first",
    `${AZAPI}/update_resource`,
  ),
  deletion: change(
    REFUSED,
    "Azure deletes no version before its end of life where `blockDeletionBeforeEndOfLife` is true: lift that first",
    SOURCES.refusals,
  ),
  "endOfLife.past": PAST,
  "targetRegions.added": change(IN_PLACE, "regions may be added", SOURCES.updatable),
  "targetRegions.removed": change(IN_PLACE, "regions may be removed", SOURCES.updatable),
  "targetRegions.forbidden": change(
    REFUSED,
    "a region can be removed only where `allowRegionRemoval` was true when it was published, or was turned on since (gallerist explain deletion-flag)",
    SOURCES.version,
  ),
  "targetRegions.shallow": change(
    REFUSED,
    "a shallow version stays in one region with one replica",
    "https://developer.hashicorp.com/packer/integrations/hashicorp/azure/latest/components/builder/arm",
  ),
  "targetRegions.order": change(
    IN_PLACE,
    "the provider compares regions by position; nothing is copied",
    SOURCES.version,
  ),
  "targetRegions.replicas": change(IN_PLACE, "replica counts may change", SOURCES.updatable),
  "targetRegions.excludeFromLatest": change(
    IN_PLACE,
    "a version may be hidden and shown in a region",
    SOURCES.updatable,
  ),
  "targetRegions.storage": change(REFUSED, "the storage type of a region that stays is fixed", SOURCES.version),
  "targetRegions.diskEncryptionSet": change(
    FIXED_BY_AZURERM,
    "the provider compares disk encryption sets by position, and replaces for any difference",
    SOURCES.version,
  ),
  "targetRegions.encryption": change(FIXED, "how a published version is encrypted is fixed", SOURCES.encryption),
  "targetRegions.edgeZones": change(IN_PLACE, "edge zones may be added, removed and resized", SOURCES.updatable),
  "targetRegions.edgeZones.storage": change(
    REFUSED,
    "the storage type of an edge zone that stays is fixed",
    SOURCES.updatable,
  ),
} as const;

const OF_APPLICATIONS = {
  ...OF_TERRAFORM,
  ...UNDER_LOCK,
  provider: PROVIDER,
  resourceGroup: change(
    REPLACED,
    "it stays in its gallery, and both providers are case-sensitive",
    SOURCES.application,
  ),
  subscription: change(REPLACED, "both providers are case-sensitive in the id of its gallery", SOURCES.application),
  gallery: change(
    REPLACED,
    "its gallery is replaced, whose id Terraform does not know until then",
    UNKNOWN_UNTIL_APPLY,
  ),
  "existing.set": LEAVES,
  "endOfLife.past": PAST_OF_APPLICATION,
  deletion: change(
    REFUSED,
    "versions in it stay, and Azure deletes no application that is not empty",
    SOURCES.applications,
  ),
  "deletion.unlisted": change(
    PERHAPS_REFUSED,
    "Azure refuses this while versions are in it that the file does not list",
    SOURCES.applications,
  ),
} as const;

const SIGNATURE = change(
  FIXED_BY_AZURERM,
  "the provider replaces a version whose link has another query, such as a new SAS",
  SOURCES.applicationVersion,
);

const OF_APPLICATION_VERSIONS = {
  ...OF_TERRAFORM,
  ...UNDER_LOCK,
  provider: MOVES,
  resourceGroup: change(
    REPLACED,
    "it stays in its gallery, and both providers are case-sensitive",
    SOURCES.applicationVersion,
  ),
  subscription: change(FIXED_BY_AZAPI, "azapi is case-sensitive in the id of its application", `${AZAPI}/resource`),
  application: change(
    REPLACED,
    "its application is replaced, whose id Terraform does not know until then",
    UNKNOWN_UNTIL_APPLY,
  ),
  "package.signature": SIGNATURE,
  "configuration.signature": SIGNATURE,
  "endOfLife.past": PAST_OF_APPLICATION,
  "targetRegions.added": change(IN_PLACE, "regions may be added", SOURCES.applications),
  "targetRegions.removed": change(IN_PLACE, "regions may be removed", SOURCES.applications),
  "targetRegions.order": change(
    IN_PLACE,
    "the provider compares regions by position; nothing is copied",
    SOURCES.applicationVersion,
  ),
  "targetRegions.replicas": change(IN_PLACE, "replica counts may change", SOURCES.applications),
  "targetRegions.excludeFromLatest": change(
    IN_PLACE,
    "a version may be hidden and shown in a region",
    SOURCES.applications,
  ),
  "targetRegions.storage": change(REFUSED, "the storage type of a region that stays is fixed", SOURCES.applications),
} as const;

/** The objects that are compared, each with its attributes and its other changes. */
const OBJECTS = {
  gallery: { table: GALLERY, others: OF_GALLERIES },
  definition: { table: IMAGE_DEFINITION, others: OF_DEFINITIONS },
  version: { table: IMAGE_VERSION, others: OF_VERSIONS },
  application: { table: APPLICATION, others: OF_APPLICATIONS },
  applicationVersion: { table: APPLICATION_VERSION, others: OF_APPLICATION_VERSIONS },
} as const;

export type ComparedObject = keyof typeof OBJECTS;

/** A change of an object: of an attribute, the removal of an attribute, or a change beyond attributes. */
export type ChangedAttribute<O extends ComparedObject = ComparedObject> = {
  [Each in O]: Key<Each> | `${Key<Each>}.removed` | (keyof (typeof OBJECTS)[Each]["others"] & string);
}[O];
type Key<O extends ComparedObject> = (typeof OBJECTS)[O]["table"][number]["key"];

/** The possible changes of each object and their classes, for the diff and for its documentation. */
export const CHANGES: Readonly<Record<ComparedObject, ReadonlyMap<string, ChangeClasses>>> = {
  gallery: changesOf(OBJECTS.gallery),
  definition: changesOf(OBJECTS.definition),
  version: changesOf(OBJECTS.version),
  application: changesOf(OBJECTS.application),
  applicationVersion: changesOf(OBJECTS.applicationVersion),
};

function changesOf({
  table,
  others,
}: {
  readonly table: readonly Attribute[];
  readonly others: Readonly<Record<string, ChangeClasses>>;
}): ReadonlyMap<string, ChangeClasses> {
  const ofAttributes = table.flatMap(({ key, change, removal }): [string, ChangeClasses][] => [
    ...(change ? [[key, change] as [string, ChangeClasses]] : []),
    ...(removal ? [[`${key}.removed`, removal] as [string, ChangeClasses]] : []),
  ]);
  return new Map([...ofAttributes, ...Object.entries(others)]);
}

/** The attributes of each object that are compared one by one: the ones with a change class. */
export const COMPARED: Readonly<Record<ComparedObject, readonly Attribute[]>> = {
  gallery: comparedOf(GALLERY),
  definition: comparedOf(IMAGE_DEFINITION),
  version: comparedOf(IMAGE_VERSION),
  application: comparedOf(APPLICATION),
  applicationVersion: comparedOf(APPLICATION_VERSION),
};

function comparedOf(table: readonly Attribute[]): readonly Attribute[] {
  return table.filter(({ change }) => change);
}
