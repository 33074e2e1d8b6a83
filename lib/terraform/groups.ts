import type { GalleryIdentity } from "../spec/gallery-identity";
import { GalleryIndex } from "../spec/gallery-index";
import { valueIn } from "../text/value-in";
import type { FoundObject, FoundDefinition, FoundGallery, FoundGalleryPart, FoundVersion } from "./found";
import type { Unresolved } from "./resource";

/** What was found of one gallery. */
export interface GalleryGroup {
  /** As far as any of its resources tells it. */
  readonly gallery: GalleryIdentity;
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

interface Gallery extends Omit<GalleryGroup, "gallery"> {
  resource: FoundGallery | undefined;
  readonly parts: FoundGalleryPart[];
  readonly definitions: Map<string, Definition>;
}

interface Definition extends DefinitionGroup {
  resource: FoundDefinition | undefined;
  readonly versions: Map<string, FoundVersion>;
}

/**
 * Puts together what belongs to one gallery; what was found twice is noted and left out. What is only forgotten gives
 * way to what takes its place.
 */
export function groupsOf(
  found: readonly FoundObject[],
  unresolved: Unresolved[],
  forgotten: ReadonlySet<FoundObject> = new Set(),
): GalleryGroup[] {
  const galleries = new GalleryIndex<Gallery>();
  const twice = (item: FoundObject, attribute: string, name: string, first: FoundObject): void => {
    if (forgotten.has(item)) return;
    unresolved.push({ address: item.address, attribute, found: `${name}, which ${first.address} has too` });
  };

  // Galleries first, then definitions: what else is found says no more of them than their name.
  for (const item of found) {
    if (item.kind !== "gallery") continue;
    const gallery = galleries.at(item.gallery, newGallery);
    if (gallery.resource) twice(item, "name", item.gallery.name, gallery.resource);
    else gallery.resource = item;
  }
  for (const item of found) {
    if (item.kind === "part") galleries.at(item.gallery, newGallery).parts.push(item);
    if (item.kind !== "definition") continue;
    const definition = definitionOf(galleries.at(item.gallery, newGallery), item.name);
    if (definition.resource) twice(item, "name", item.name, definition.resource);
    else definition.resource = item;
  }
  for (const item of found) {
    if (item.kind !== "version") continue;
    const { versions } = definitionOf(galleries.at(item.gallery, newGallery), item.definition);
    const first = versions.get(item.version);
    if (first) twice(item, "name", item.version, first);
    else versions.set(item.version, item);
  }
  return galleries.all.map(({ gallery, value }) => ({ gallery, ...value }));
}

function newGallery(): Gallery {
  return { resource: undefined, parts: [], definitions: new Map() };
}

function definitionOf({ definitions }: Gallery, name: string): Definition {
  return valueIn(definitions, name.toLowerCase(), () => ({ name, resource: undefined, versions: new Map() }));
}
