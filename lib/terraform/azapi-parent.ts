import { own } from "../text/order";
import type { GalleryIdentity } from "../spec/gallery-identity";
import { ITEM_SECTIONS, kindOfSection, type ItemKind } from "../spec/item-kind";
import { UnknownValue, type Resource } from "./resource";

const GALLERY_ID =
  /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.Compute\/galleries\/([^/]+)(?:\/(images|applications)\/([^/]+))?$/i;
const GROUP_ID = /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)$/i;
const REFERENCE = /^\$\{((azurerm|azapi)_\w+\.[\w-]+)\.id\}(?:\/(images|applications)\/([^/]+))?$/;

/** An item as its versions refer to it. */
interface NamedItem {
  readonly gallery: GalleryIdentity;
  readonly name: string;
}

/**
 * Returns the gallery of the id in an attribute. The id may be written out, or refer to another resource of the file.
 */
export function galleryOf(resource: Resource, attribute: string): GalleryIdentity | undefined {
  return galleryById(textOf(resource, own(resource.attributes, attribute)), resource);
}

/** Returns the image definition or the application of a version, by the id in an attribute. */
export function itemOf(resource: Resource, kind: ItemKind, attribute = "parent_id"): NamedItem | undefined {
  const id = textOf(resource, own(resource.attributes, attribute));
  const [section, named] = GALLERY_ID.exec(id)?.slice(4) ?? REFERENCE.exec(id)?.slice(3) ?? [];
  if (named !== undefined) {
    if (section?.toLowerCase() !== ITEM_SECTIONS[kind]) return undefined;
    const gallery = galleryById(id.replace(/\/[^/]+\/[^/]+$/, ""), resource);
    return gallery && { gallery, name: named };
  }
  const [, address] = REFERENCE.exec(id) ?? [];
  if (address === undefined) return undefined;
  const name = partOf(resource, address, "name");
  const gallery = galleryOfItem(resource, address);
  return gallery && name !== undefined ? { gallery, name } : undefined;
}

/** A gallery, or an item in it. */
interface NamedScope {
  readonly gallery: GalleryIdentity;
  readonly item?: { readonly kind: ItemKind; readonly name: string };
}

/** Returns the gallery or the item that the id in an attribute is of; undefined for anything else. */
export function scopeById(resource: Resource, attribute: string): NamedScope | undefined {
  const id = textOf(resource, own(resource.attributes, attribute));
  const kind = kindById(id, resource);
  if (kind === undefined) return undefined;
  if (kind === "gallery") {
    const gallery = galleryById(id, resource);
    return gallery && { gallery };
  }
  const item = itemOf(resource, kind, attribute);
  return item && { gallery: item.gallery, item: { kind, name: item.name } };
}

/** Returns what the resource of an id is, by its parts or by the resource that it refers to. */
function kindById(id: string, resource: Resource): ItemKind | "gallery" | undefined {
  const isWritten = GALLERY_ID.test(id);
  const [section] = GALLERY_ID.exec(id)?.slice(4) ?? REFERENCE.exec(id)?.slice(3) ?? [];
  if (section !== undefined) return kindOfSection(section.toLowerCase());
  if (isWritten) return "gallery";
  const [, address = "", provider] = REFERENCE.exec(id) ?? [];
  const type = provider === "azapi" ? partOf(resource, address, "type")?.replace(/@.*/s, "") : address.split(".")[0];
  return TYPES.get((type ?? "").toLowerCase());
}

/** The types of galleries and items, in both providers' words. */
const TYPES: ReadonlyMap<string, ItemKind | "gallery"> = new Map([
  ["azurerm_shared_image_gallery", "gallery"],
  ["azurerm_shared_image", "image"],
  ["azurerm_gallery_application", "application"],
  ["microsoft.compute/galleries", "gallery"],
  ["microsoft.compute/galleries/images", "image"],
  ["microsoft.compute/galleries/applications", "application"],
]);

/** Returns the gallery of an item's own resource: by a name for an image of azurerm, by an id for all others. */
function galleryOfItem(resource: Resource, address: string): GalleryIdentity | undefined {
  if (address.startsWith("azapi_")) return galleryById(idOf(resource, address, "parent_id"), resource);
  if (address.startsWith("azurerm_gallery_application")) {
    return galleryById(idOf(resource, address, "gallery_id"), resource);
  }
  const name = partOf(resource, address, "gallery_name");
  if (name === undefined) return undefined;
  return { name, resourceGroup: idOf(resource, address, "resource_group_name"), subscription: undefined };
}

function galleryById(id: string, resource: Resource): GalleryIdentity | undefined {
  const [, subscription, resourceGroup, name] = GALLERY_ID.exec(id) ?? [];
  if (name !== undefined) return { name, resourceGroup: resourceGroup as string, subscription };
  const [, address, provider] = REFERENCE.exec(id) ?? [];
  const referred = address === undefined ? undefined : partOf(resource, address, "name");
  if (address === undefined || referred === undefined) return undefined;
  if (provider === "azapi") return { name: referred, ...groupById(idOf(resource, address, "parent_id"), resource) };
  return { name: referred, resourceGroup: idOf(resource, address, "resource_group_name"), subscription: undefined };
}

/** Returns the resource group of a gallery that azapi manages, by the id of its parent. */
export function groupOf(resource: Resource): Pick<GalleryIdentity, "resourceGroup" | "subscription"> {
  return groupById(textOf(resource, own(resource.attributes, "parent_id")), resource);
}

/** Returns the resource group of an id. */
function groupById(id: string, resource: Resource): Pick<GalleryIdentity, "resourceGroup" | "subscription"> {
  const [, subscription, resourceGroup] = GROUP_ID.exec(id) ?? [];
  if (resourceGroup !== undefined) return { resourceGroup, subscription };
  const [, address] = REFERENCE.exec(id) ?? [];
  return { resourceGroup: address === undefined ? id : idOf(resource, address, "name"), subscription: undefined };
}

/** Returns an attribute of another resource of the file, if it is a known text. */
function partOf({ resolve }: Resource, address: string, attribute: string): string | undefined {
  const value = resolve(`\${${address}.${attribute}}`);
  return typeof value === "string" ? value : undefined;
}

/** Returns an attribute of another resource of the file, or the expression it has. */
function idOf(resource: Resource, address: string, attribute: string): string {
  const value = resource.resolve(`\${${address}.${attribute}}`);
  if (value instanceof UnknownValue) return value.end === `\${${address}.${attribute}}` ? "" : value.end;
  return typeof value === "string" ? value : "";
}

function textOf({ resolve }: Resource, given: unknown): string {
  const value = resolve(given);
  if (value instanceof UnknownValue) return value.found;
  return typeof value === "string" ? value : "";
}
