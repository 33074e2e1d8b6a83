/** The parts of an Azure resource id that rules look at. */
export interface ResourceId {
  /** Lower case. */
  readonly subscription: string;
  /** As it is written: `Microsoft.Compute/images`, `Microsoft.Compute/galleries/images/versions`. */
  readonly type: string;
}

const PATTERN = /^\/subscriptions\/([^/]+)\/resourceGroups\/[^/]+\/providers\/([^/]+)((?:\/[^/]+\/[^/]+)+)\/?$/i;

/** Reads the id of a resource in a resource group; undefined for any other text. Azure ignores case in ids. */
export function parseResourceId(text: string): ResourceId | undefined {
  const match = PATTERN.exec(text);
  if (!match) return undefined;
  const [, subscription = "", provider = "", rest = ""] = match;
  const types = rest.split("/").filter((_, index) => index % 2 === 1);
  return { subscription: subscription.toLowerCase(), type: [provider, ...types].join("/") };
}

/** Returns the beginning of a resource id that names its subscription: `/subscriptions/…`. */
export function subscriptionScope(id: string): string {
  return id.split("/").slice(0, 3).join("/");
}

/** Returns the name at the end of an id, or the text itself where there is none. */
export function resourceName(id: string): string {
  return /[^/]+(?=\/?$)/.exec(id)?.[0] ?? id;
}

/** The parts of a gallery's resource id, as they are written. */
export interface GalleryId {
  readonly subscription: string;
  readonly resourceGroup: string;
  readonly name: string;
}

const GALLERY =
  /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.Compute\/galleries\/([^/]+)\/?$/i;

/** Reads the id of a gallery; undefined for any other text. */
export function parseGalleryId(text: string): GalleryId | undefined {
  const match = GALLERY.exec(text);
  if (!match) return undefined;
  const [, subscription = "", resourceGroup = "", name = ""] = match;
  return { subscription, resourceGroup, name };
}

/** The parts of an image version's id, all in lower case, since Azure ignores case in names. */
export interface ImageVersionId {
  readonly subscription: string;
  readonly resourceGroup: string;
  readonly gallery: string;
  readonly definition: string;
  readonly version: string;
}

const IMAGE_VERSION =
  /^\/subscriptions\/([^/]+)\/resourcegroups\/([^/]+)\/providers\/microsoft\.compute\/galleries\/([^/]+)\/images\/([^/]+)\/versions\/([^/]+)\/?$/;

/** Reads the id of an image version in a gallery; undefined for any other text. */
export function parseImageVersionId(text: string): ImageVersionId | undefined {
  const match = IMAGE_VERSION.exec(text.toLowerCase());
  if (!match) return undefined;
  const [, subscription = "", resourceGroup = "", gallery = "", definition = "", version = ""] = match;
  return { subscription, resourceGroup, gallery, definition, version };
}
