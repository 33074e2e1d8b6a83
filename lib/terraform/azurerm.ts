import type { Attribute } from "../azure/attributes/attribute";
import { GALLERY } from "../azure/attributes/gallery";
import { IMAGE_DEFINITION } from "../azure/attributes/image-definition";
import { IMAGE_VERSION } from "../azure/attributes/image-version";
import { parseResourceId } from "../azure/resource-id";
import { own } from "../text/order";
import type { GalleryIdentity } from "../spec/gallery-identity";
import { Fields, type Notes } from "./fields";
import type { ParsedDefinition, ParsedGallery, ParsedVersion } from "./parsed";
import { noteOtherArguments } from "./other-arguments";
import { noteEitherFlag } from "./regional-flags";
import { definitionSpec, gallerySettings, versionSpec } from "./specs";
import { replicationOf } from "./target-regions";
import { blocksOf, type Resource, type Unresolved } from "./resource";

/** The readers of azurerm resources, by resource type. */
export const AZURERM = {
  azurerm_shared_image_gallery: readGallery,
  azurerm_shared_image: readDefinition,
  azurerm_shared_image_version: readVersion,
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
  const { firstRegion: _, ...replication } = replicationOf(fields, "azurerm");
  if (resource.isOfState) noteEitherFlag(resource, fields);
  return {
    kind: "version",
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

/**
 * Reports whether plans that destroy the resource are refused. Only a configuration has `lifecycle`; states and plans
 * do not.
 */
function isProtected({ attributes }: Resource): boolean {
  return blocksOf(own(attributes, "lifecycle")).some((block) => own(block, "prevent_destroy") === true);
}
