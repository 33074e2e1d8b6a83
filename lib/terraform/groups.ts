import type { Found, FoundDefinition, FoundGallery, FoundGalleryPart, FoundVersion, GalleryKey } from "./found";
import type { Unresolved } from "./resource";

/** What was found of one gallery. */
export interface GalleryGroup {
  readonly key: GalleryKey;
  /** Undefined for a gallery that is managed elsewhere. */
  readonly resource: FoundGallery | undefined;
  /** Things of it that resources of their own manage. */
  readonly parts: readonly FoundGalleryPart[];
  /** By name in lower case: Azure compares names without capitals. */
  readonly definitions: ReadonlyMap<string, DefinitionGroup>;
}

export interface DefinitionGroup {
  readonly name: string;
  /** Undefined for a definition that is managed elsewhere. */
  readonly resource: FoundDefinition | undefined;
  /** By number. */
  readonly versions: ReadonlyMap<string, FoundVersion>;
}

interface Gallery extends GalleryGroup {
  key: GalleryKey;
  resource: FoundGallery | undefined;
  readonly parts: FoundGalleryPart[];
  readonly definitions: Map<string, Definition>;
}

interface Definition extends DefinitionGroup {
  resource: FoundDefinition | undefined;
  readonly versions: Map<string, FoundVersion>;
}

/** Puts together what belongs to one gallery; what was found twice is noted and left out. */
export function groupsOf(found: readonly Found[], unresolved: Unresolved[]): GalleryGroup[] {
  const galleries = new Galleries();
  const twice = ({ address }: Found, attribute: string, name: string, first: Found) =>
    unresolved.push({ address, attribute, found: `${name}, which ${first.address} has too` });

  // Galleries first, then definitions: what else is found says no more of them than their name.
  for (const item of found) {
    if (item.kind !== "gallery") continue;
    const gallery = galleries.of(item.gallery);
    if (gallery.resource) twice(item, "name", item.gallery.name, gallery.resource);
    else gallery.resource = item;
  }
  for (const item of found) {
    if (item.kind === "part") galleries.of(item.gallery).parts.push(item);
    if (item.kind !== "definition") continue;
    const definition = definitionOf(galleries.of(item.gallery), item.name);
    if (definition.resource) twice(item, "name", item.name, definition.resource);
    else definition.resource = item;
  }
  for (const item of found) {
    if (item.kind !== "version") continue;
    const { versions } = definitionOf(galleries.of(item.gallery), item.definition);
    const first = versions.get(item.version);
    if (first) twice(item, "name", item.version, first);
    else versions.set(item.version, item);
  }
  return galleries.all;
}

function definitionOf({ definitions }: Gallery, name: string): Definition {
  const known = definitions.get(name.toLowerCase());
  if (known) return known;
  const definition: Definition = { name, resource: undefined, versions: new Map() };
  definitions.set(name.toLowerCase(), definition);
  return definition;
}

/** Galleries by what is known of them. */
class Galleries {
  readonly all: Gallery[] = [];
  private readonly byKey = new Map<string, Gallery>();
  private readonly byName = new Map<string, Gallery[]>();

  /** The gallery of a key: where subscription or resource group is not known, one of its name will do. */
  of(key: GalleryKey): Gallery {
    const exact = JSON.stringify([key.name, key.resourceGroup, key.subscription ?? ""]).toLowerCase();
    let gallery = this.byKey.get(exact);
    if (!gallery) {
      const name = key.name.toLowerCase();
      const sameName = this.byName.get(name) ?? [];
      gallery = sameName.find((other) => areOne(other.key, key));
      if (!gallery) {
        gallery = { key, resource: undefined, parts: [], definitions: new Map() };
        this.all.push(gallery);
        this.byName.set(name, [...sameName, gallery]);
      }
      this.byKey.set(exact, gallery);
      gallery.key = merged(gallery.key, key);
    }
    return gallery;
  }
}

/** What one resource does not tell of its gallery another may. */
function merged(a: GalleryKey, b: GalleryKey): GalleryKey {
  const resourceGroup = isKnown(a.resourceGroup) ? a.resourceGroup : b.resourceGroup;
  return { name: a.name, resourceGroup, subscription: a.subscription ?? b.subscription };
}

function isKnown(resourceGroup: string): boolean {
  return resourceGroup !== "" && !resourceGroup.includes("${");
}

function areOne(a: GalleryKey, b: GalleryKey): boolean {
  const isSubscription =
    a.subscription === undefined || b.subscription === undefined || isSame(a.subscription, b.subscription);
  const isGroup = !isKnown(a.resourceGroup) || !isKnown(b.resourceGroup);
  return isSubscription && (isGroup || isSame(a.resourceGroup, b.resourceGroup));
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
