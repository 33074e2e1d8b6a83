import type { Attribute } from "../azure/attributes/attribute";
import { APPLICATION } from "../azure/attributes/application";
import { APPLICATION_VERSION } from "../azure/attributes/application-version";
import { GALLERY } from "../azure/attributes/gallery";
import { IMAGE_DEFINITION } from "../azure/attributes/image-definition";
import { IMAGE_VERSION } from "../azure/attributes/image-version";
import { parseResourceId } from "../azure/resource-id";
import type { GalleryIdentity } from "../spec/gallery-identity";
import { galleryOf, itemOf } from "./azapi-parent";
import { Fields, type Notes } from "./fields";
import type { ParsedDefinition, ParsedGallery, ParsedVersion } from "./parsed";
import { noteOtherArguments } from "./other-arguments";
import { noteEitherFlag } from "./regional-flags";
import { applicationSpec, applicationVersionSpec, definitionSpec, gallerySettings, versionSpec } from "./specs";
import { replicationOf } from "./target-regions";
import { isProtected } from "./lifecycle";
import type { Resource, Unresolved } from "./resource";

/** The readers of azurerm resources, by resource type. */
export const AZURERM = {
  azurerm_shared_image_gallery: readGallery,
  azurerm_shared_image: readDefinition,
  azurerm_shared_image_version: readVersion,
  azurerm_gallery_application: readApplication,
  azurerm_gallery_application_version: readApplicationVersion,
} as const;

function readGallery(resource: Resource, unresolved: Unresolved[]): ParsedGallery | undefined {
  const [fields, notes] = begin(resource, GALLERY, unresolved);
  const name = fields.needed("name", fields.text("name"));
  if (name === undefined) return undefined;
  return {
    kind: "gallery",
    address: resource.address,
    gallery: galleryKey(resource, fields, name),
    settings: { location: "", ...gallerySettings(fields, "azurerm"), ...(isProtected(resource) && { protect: true }) },
    lost: notes.lost,
  };
}

function readDefinition(resource: Resource, unresolved: Unresolved[]): ParsedDefinition | undefined {
  const [fields, notes] = begin(resource, IMAGE_DEFINITION, unresolved);
  const gallery = fields.needed("gallery_name", fields.text("gallery_name"));
  const name = fields.needed("name", fields.text("name"));
  if (gallery === undefined || name === undefined) return undefined;
  return {
    kind: "definition",
    of: "image",
    address: resource.address,
    gallery: galleryKey(resource, fields, gallery),
    name,
    spec: definitionSpec(fields, "azurerm"),
    lost: notes.lost,
  };
}

function readVersion(resource: Resource, unresolved: Unresolved[]): ParsedVersion | undefined {
  const [fields, notes] = begin(resource, IMAGE_VERSION, unresolved);
  const gallery = fields.needed("gallery_name", fields.text("gallery_name"));
  const definition = fields.needed("image_name", fields.text("image_name"));
  const version = fields.needed("name", fields.text("name"));
  if (gallery === undefined || definition === undefined || version === undefined) return undefined;
  const { firstRegion: _, ...replication } = replicationOf(fields, "azurerm", "image");
  if (resource.isOfState) noteEitherFlag(resource, fields);
  return {
    kind: "version",
    of: "image",
    address: resource.address,
    gallery: galleryKey(resource, fields, gallery),
    definition,
    version,
    provider: "azurerm",
    spec: versionSpec(fields, "azurerm"),
    excludeFromLatest: fields.flag("exclude_from_latest", "excludeFromLatest") ?? false,
    ...replication,
    block: resource.block,
    dependsOn: resource.dependsOn,
    lost: notes.lost,
  };
}

function readApplication(resource: Resource, unresolved: Unresolved[]): ParsedDefinition | undefined {
  const [fields, notes] = begin(resource, APPLICATION, unresolved);
  const name = fields.needed("name", fields.text("name"));
  const gallery = galleryOf(resource, "gallery_id");
  if (!gallery) fields.noteUnresolved("gallery_id", [], fields.id("gallery_id") ?? "nothing");
  if (!gallery || name === undefined) return undefined;
  return {
    kind: "definition",
    of: "application",
    address: resource.address,
    gallery,
    name,
    spec: applicationSpec(fields, "azurerm"),
    lost: notes.lost,
  };
}

function readApplicationVersion(resource: Resource, unresolved: Unresolved[]): ParsedVersion | undefined {
  const [fields, notes] = begin(resource, APPLICATION_VERSION, unresolved);
  const version = fields.needed("name", fields.text("name"));
  const application = itemOf(resource, "application", "gallery_application_id");
  if (!application) {
    fields.noteUnresolved("gallery_application_id", [], fields.id("gallery_application_id") ?? "nothing");
  }
  if (!application || version === undefined) return undefined;
  const { firstRegion: _, ...replication } = replicationOf(fields, "azurerm", "application");
  return {
    kind: "version",
    of: "application",
    address: resource.address,
    gallery: application.gallery,
    definition: application.name,
    version,
    provider: "azurerm",
    spec: applicationVersionSpec(fields, "azurerm"),
    excludeFromLatest: fields.flag("exclude_from_latest", "excludeFromLatest") ?? false,
    ...replication,
    block: resource.block,
    dependsOn: resource.dependsOn,
    lost: notes.lost,
  };
}

function begin(resource: Resource, table: readonly Attribute[], unresolved: Unresolved[]): [Fields, Notes] {
  const notes: Notes = { unresolved, lost: [] };
  const fields = Fields.of(resource, notes);
  noteOtherArguments(table, resource, fields);
  return [fields, notes];
}

function galleryKey(resource: Resource, fields: Fields, name: string): GalleryIdentity {
  const id = fields.id("id");
  const subscription = (id === undefined ? undefined : parseResourceId(id)?.subscription) ?? resource.subscription;
  return { name, resourceGroup: fields.id("resource_group_name") ?? "", subscription };
}
