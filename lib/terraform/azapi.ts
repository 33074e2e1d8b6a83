import type { Attribute } from "../azure/attributes/attribute";
import { fromBody } from "../azure/attributes/body";
import { APPLICATION } from "../azure/attributes/application";
import { APPLICATION_VERSION } from "../azure/attributes/application-version";
import { GALLERY } from "../azure/attributes/gallery";
import { IMAGE_DEFINITION } from "../azure/attributes/image-definition";
import { IMAGE_VERSION, PROFILE_DEFAULTS, PUBLISHING_KEYS } from "../azure/attributes/image-version";
import { bodyShape, type BodyShape } from "../azure/attributes/stray";
import { own } from "../text/order";
import { bodyOf, noteStrays } from "./azapi-body";
import { galleryOf, groupOf, itemOf } from "./azapi-parent";
import { withEdgeZones } from "./edge-zones";
import { noteOtherFeatures, withFeatures } from "./features";
import { withProfileDefaults } from "./profile-defaults";
import { applicationSpec, applicationVersionSpec, definitionSpec, gallerySettings, versionSpec } from "./specs";
import { replicationOf } from "./target-regions";
import { Fields, type Notes } from "./fields";
import type { ImageVersionSpec } from "../spec/image-version-spec";
import type { ManagedIdentity } from "../spec/gallery-spec";
import { isProtected } from "./lifecycle";
import type { ParsedObject, ParsedDefinition, ParsedGallery, ParsedGalleryPart, ParsedVersion } from "./parsed";
import { isObject, UnknownValue, type Attributes, type Resource, type Unresolved } from "./resource";

/** Properties that stay as they were published, and that no specification has. */
const KEPT = ["properties.storageProfile.osDiskImage.hostCaching"];

/** The readers of azapi resources, by resource type. */
export const AZAPI = {
  azapi_resource: readResource,
  azapi_update_resource: readUpdate,
  azapi_resource_action: readAction,
} as const;

const PUBLISHING = IMAGE_VERSION.filter(({ key }) => PUBLISHING_KEYS.includes(key));

const SHAPES = {
  gallery: bodyShape(GALLERY),
  definition: bodyShape(IMAGE_DEFINITION),
  version: bodyShape([...IMAGE_VERSION, ...PROFILE_DEFAULTS], KEPT),
  published: bodyShape([...PUBLISHING, ...PROFILE_DEFAULTS]),
  application: bodyShape(APPLICATION),
  applicationVersion: bodyShape([...APPLICATION_VERSION, ...PROFILE_DEFAULTS]),
} as const;

const APPLICATION_TYPE = "microsoft.compute/galleries/applications";
const APPLICATION_VERSION_TYPE = "microsoft.compute/galleries/applications/versions";
const VERSION_TYPE = "microsoft.compute/galleries/images/versions";
const IMAGE_TYPE = "microsoft.compute/galleries/images";
const GALLERY_TYPE = "microsoft.compute/galleries";

/** The readers of what azapi creates, by type. */
const READERS = new Map<string, (resource: Resource, unresolved: Unresolved[]) => ParsedObject | undefined>([
  [GALLERY_TYPE, readGallery],
  [IMAGE_TYPE, readDefinition],
  [VERSION_TYPE, (resource, unresolved) => readVersion(resource, IMAGE_VERSION, SHAPES.version, unresolved)?.version],
  [APPLICATION_TYPE, readApplication],
  [APPLICATION_VERSION_TYPE, readApplicationVersion],
]);

function readResource(resource: Resource, unresolved: Unresolved[]): ParsedObject | undefined {
  return READERS.get(armType(resource) ?? "")?.(resource, unresolved);
}

function readUpdate(resource: Resource, unresolved: Unresolved[]): ParsedObject | undefined {
  const type = armType(resource);
  if (type === GALLERY_TYPE) return readSoftDelete(resource, unresolved);
  if (type === IMAGE_TYPE) return noteNotRead(resource, unresolved);
  return type === VERSION_TYPE ? readPublished(resource, unresolved) : undefined;
}

/** Notes a resource of a gallery that is read in another form only. */
function noteNotRead(resource: Resource, unresolved: Unresolved[]): undefined {
  const type = String(resource.resolve(own(resource.attributes, "type")));
  Fields.of(resource, { unresolved, lost: [] }).noteWritten("type", `${type}: not read from ${resource.type}`);
}

/** Reads a version that a pipeline publishes, without the settings that the pipeline decides. */
function readPublished(resource: Resource, unresolved: Unresolved[]): ParsedVersion | undefined {
  const read = readVersion(resource, PUBLISHING, SHAPES.published, unresolved);
  if (!read) return undefined;
  const { version, firstRegion: home } = read;
  const { tags: _, allowRegionRemoval: __, ...others } = version.spec as ImageVersionSpec;
  // The home region is not written. The constructs write it first among the target regions.
  const spec = { ...others, source: { published: true as const }, ...(home !== undefined && { location: home }) };
  return { ...version, spec };
}

/**
 * Reads the action that adds subscriptions and tenants. The one that removes them has the same ids and is passed over.
 */
function readAction(resource: Resource): ParsedGalleryPart | undefined {
  const { attributes, resolve } = resource;
  if (armType(resource) !== GALLERY_TYPE || resolve(own(attributes, "action")) !== "share") return undefined;
  const gallery = galleryOf(resource, "resource_id");
  const body = bodyOf(resource);
  if (!gallery || !isObject(body) || resolve(own(body, "operationType")) !== "Add") return undefined;
  const groups = own(body, "groups");
  const ids = (kind: string) =>
    (Array.isArray(groups) ? groups : [])
      .filter((group): group is Attributes => isObject(group) && resolve(own(group, "type")) === kind)
      .flatMap((group) => own(group, "ids") ?? [])
      .map((id) => resolve(id))
      .filter((id) => typeof id === "string");
  return {
    kind: "part",
    address: resource.address,
    gallery,
    part: { subscriptions: ids("Subscriptions"), tenants: ids("AADTenants") },
    lost: [],
  };
}

function readSoftDelete(resource: Resource, unresolved: Unresolved[]): ParsedGalleryPart | undefined {
  const gallery = galleryOf(resource, "resource_id");
  const body = bodyOf(resource);
  noteStrays(SHAPES.gallery, body, resource, { unresolved, lost: [] });
  const { soft_delete_enabled: softDelete } = fromBody(GALLERY, body);
  if (!gallery || typeof softDelete !== "boolean") return undefined;
  return { kind: "part", address: resource.address, gallery, part: { softDelete }, lost: [] };
}

function readDefinition(resource: Resource, unresolved: Unresolved[]): ParsedDefinition | undefined {
  const notes: Notes = { unresolved, lost: [] };
  const given = argumentsOf(resource, IMAGE_DEFINITION, SHAPES.definition, notes);
  const fields = Fields.of({ ...resource, attributes: withFeatures(IMAGE_DEFINITION, given) }, notes);
  noteOtherFeatures(IMAGE_DEFINITION, given, fields, notes);
  const name = fields.needed("name", fields.text("name"));
  const gallery = galleryOf(resource, "parent_id");
  if (!gallery) fields.noteUnresolved("parent_id", [], shown(resource, "parent_id"));
  if (!gallery || name === undefined) return undefined;
  return {
    kind: "definition",
    of: "image",
    address: resource.address,
    gallery,
    name,
    spec: definitionSpec(fields, "azapi"),
    lost: notes.lost,
  };
}

interface ReadVersion {
  readonly version: ParsedVersion;
  /** Name of the first target region, even if the rest of it cannot be read; undefined if the name cannot be read. */
  readonly firstRegion: string | undefined;
}

function readVersion(
  resource: Resource,
  table: readonly Attribute[],
  shape: BodyShape,
  unresolved: Unresolved[],
): ReadVersion | undefined {
  const notes: Notes = { unresolved, lost: [] };
  const args = withProfileDefaults(argumentsOf(resource, [...table, ...PROFILE_DEFAULTS], shape, notes));
  const fields = Fields.of({ ...resource, attributes: args }, notes);
  const version = fields.needed("name", fields.text("name"));
  const image = itemOf(resource, "image");
  if (!image) fields.noteUnresolved("parent_id", [], shown(resource, "parent_id"));
  if (!image || version === undefined) return undefined;
  const { firstRegion, ...replication } = withEdgeZones(replicationOf(fields, "azapi", "image"), fields);
  const found: ParsedVersion = {
    kind: "version",
    of: "image",
    address: resource.address,
    gallery: image.gallery,
    definition: image.name,
    version,
    provider: "azapi",
    spec: versionSpec(fields, "azapi"),
    excludeFromLatest: fields.flag("exclude_from_latest", "excludeFromLatest") ?? false,
    ...replication,
    ...(isReferenceById(resource) && { hasParentById: true }),
    block: resource.block,
    dependsOn: resource.dependsOn,
    lost: notes.lost,
  };
  return { version: found, firstRegion };
}

/** Reads a gallery that azapi manages, since it has an identity. */
function readGallery(resource: Resource, unresolved: Unresolved[]): ParsedGallery | undefined {
  const notes: Notes = { unresolved, lost: [] };
  const given = argumentsOf(resource, GALLERY, SHAPES.gallery, notes);
  const fields = Fields.of({ ...resource, attributes: given }, notes);
  const name = fields.needed("name", fields.text("name"));
  if (name === undefined) return undefined;
  const identity = identityOf(fields);
  return {
    kind: "gallery",
    address: resource.address,
    gallery: { name, ...groupOf(resource) },
    settings: {
      location: "",
      ...gallerySettings(fields, "azapi"),
      ...(identity && { identity }),
      ...(isProtected(resource) && { protect: true }),
    },
    lost: notes.lost,
  };
}

/** Returns the managed identity of a gallery. The roles that it has stand in resources of their own. */
function identityOf(fields: Fields): ManagedIdentity | undefined {
  const [block] = fields.blocks("identity", "identity");
  if (!block) return undefined;
  const type = block.text("type", "identity") ?? "";
  const userAssigned = block.texts("identity_ids", "identity");
  return {
    ...(/systemassigned/i.test(type) && { systemAssigned: true }),
    ...(userAssigned && userAssigned.length > 0 && { userAssigned }),
  };
}

function readApplication(resource: Resource, unresolved: Unresolved[]): ParsedDefinition | undefined {
  const notes: Notes = { unresolved, lost: [] };
  const given = argumentsOf(resource, APPLICATION, SHAPES.application, notes);
  const fields = Fields.of({ ...resource, attributes: given }, notes);
  const name = fields.needed("name", fields.text("name"));
  const gallery = galleryOf(resource, "parent_id");
  if (!gallery) fields.noteUnresolved("parent_id", [], shown(resource, "parent_id"));
  if (!gallery || name === undefined) return undefined;
  return {
    kind: "definition",
    of: "application",
    address: resource.address,
    gallery,
    name,
    spec: applicationSpec(fields, "azapi"),
    lost: notes.lost,
  };
}

function readApplicationVersion(resource: Resource, unresolved: Unresolved[]): ParsedVersion | undefined {
  const notes: Notes = { unresolved, lost: [] };
  const table = [...APPLICATION_VERSION, ...PROFILE_DEFAULTS];
  const args = withProfileDefaults(argumentsOf(resource, table, SHAPES.applicationVersion, notes));
  const fields = Fields.of({ ...resource, attributes: args }, notes);
  const version = fields.needed("name", fields.text("name"));
  const application = itemOf(resource, "application");
  if (!application) fields.noteUnresolved("parent_id", [], shown(resource, "parent_id"));
  if (!application || version === undefined) return undefined;
  const { firstRegion: _, ...replication } = replicationOf(fields, "azapi", "application");
  return {
    kind: "version",
    of: "application",
    address: resource.address,
    gallery: application.gallery,
    definition: application.name,
    version,
    provider: "azapi",
    spec: applicationVersionSpec(fields, "azapi"),
    excludeFromLatest: fields.flag("exclude_from_latest", "excludeFromLatest") ?? false,
    ...replication,
    ...(isReferenceById(resource) && { hasParentById: true }),
    block: resource.block,
    dependsOn: resource.dependsOn,
    lost: notes.lost,
  };
}

/** Reports whether the parent of a version is the id of another resource, and not built from names. */
function isReferenceById({ attributes }: Resource): boolean {
  const parent = own(attributes, "parent_id");
  return /^\$\{[^{}]+\.id\}$/.test(parent instanceof UnknownValue ? parent.found : String(parent));
}

/** Reports whether this is an azapi resource of a service other than Azure Compute Gallery. */
export function isOfAnotherService(resource: Resource): boolean {
  return resource.type.startsWith("azapi_") && armType(resource)?.startsWith(GALLERY_TYPE) === false;
}

/** Reports whether azapi creates and destroys this version of an image or an application, and does not only update its replication. */
export function publishesVersion(resource: Resource): boolean {
  const type = armType(resource);
  return resource.type === "azapi_resource" && (type === VERSION_TYPE || type === APPLICATION_VERSION_TYPE);
}

/** Returns the type of the resource without the version of the API. */
function armType({ attributes, resolve }: Resource): string | undefined {
  const type = resolve(own(attributes, "type"));
  return typeof type === "string" ? type.replace(/@.*/s, "").toLowerCase() : undefined;
}

/** Returns the properties of the body as azurerm's arguments. */
function argumentsOf(resource: Resource, table: readonly Attribute[], shape: BodyShape, notes: Notes): Attributes {
  const body = bodyOf(resource);
  if (body !== undefined && !isObject(body)) {
    Fields.of(resource, notes).noteUnresolved("body", ["placement"], shown(resource, "body"));
    notes.lost.push([]);
  } else noteStrays(shape, body, resource, notes);
  return { ...resource.attributes, ...fromBody(table, body) };
}

function shown({ attributes }: Resource, attribute: string): string {
  const value = own(attributes, attribute);
  return typeof value === "string" ? value : value === undefined ? "nothing" : "something other than was expected";
}
