import { own } from "../text/order";
import type { GalleryIdentity } from "../spec/gallery-identity";
import { UnknownValue, type Resource } from "./resource";

const GALLERY_ID =
  /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.Compute\/galleries\/([^/]+)(?:\/images\/([^/]+))?$/i;
const GROUP_ID = /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)$/i;
const REFERENCE = /^\$\{((azurerm|azapi)_\w+\.[\w-]+)\.id\}(?:\/images\/([^/]+))?$/;

interface Image {
  readonly gallery: GalleryIdentity;
  readonly name: string;
}

/**
 * Returns the gallery of the id in an attribute. The id may be written out, or refer to another resource of the file.
 */
export function galleryOf(resource: Resource, attribute: string): GalleryIdentity | undefined {
  return galleryById(textOf(resource, own(resource.attributes, attribute)), resource);
}

/** Returns the image definition of a version. */
export function imageOf(resource: Resource): Image | undefined {
  const id = textOf(resource, own(resource.attributes, "parent_id"));
  const named = GALLERY_ID.exec(id)?.[4] ?? REFERENCE.exec(id)?.[3];
  if (named !== undefined) {
    const gallery = galleryById(id.replace(/\/images\/[^/]+$/i, ""), resource);
    return gallery && { gallery, name: named };
  }
  const [, address, provider] = REFERENCE.exec(id) ?? [];
  if (address === undefined) return undefined;
  const name = partOf(resource, address, "name");
  const gallery =
    provider === "azapi"
      ? galleryById(idOf(resource, address, "parent_id"), resource)
      : galleryOfImage(resource, address);
  return gallery && name !== undefined ? { gallery, name } : undefined;
}

function galleryOfImage(resource: Resource, address: string): GalleryIdentity | undefined {
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

/** Returns the resource group of a gallery that azapi manages. */
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
