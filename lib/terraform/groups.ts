import type { GalleryIdentity } from "../spec/gallery-identity";
import { GalleryIndex } from "../spec/gallery-index";
import type { ItemKind } from "../spec/item-kind";
import { valueIn } from "../text/value-in";
import type { ParsedObject, ParsedDefinition, ParsedGallery, ParsedGalleryPart, ParsedVersion } from "./parsed";
import type { Unresolved } from "./resource";

/** The resources of one gallery. */
export interface GalleryGroup {
  /** The identity of the gallery, as far as any of its resources has it. */
  readonly gallery: GalleryIdentity;
  /** Undefined for a gallery that is managed elsewhere. */
  readonly resource: ParsedGallery | undefined;
  /** The settings that resources of their own manage. */
  readonly parts: readonly ParsedGalleryPart[];
  /** Definitions of each kind, by name in lower case: Azure compares names without capitals. */
  readonly definitions: Readonly<Record<ItemKind, ReadonlyMap<string, DefinitionGroup>>>;
}

export interface DefinitionGroup {
  readonly name: string;
  /** Undefined for a definition that is managed elsewhere. */
  readonly resource: ParsedDefinition | undefined;
  /** Versions by number. */
  readonly versions: ReadonlyMap<string, ParsedVersion>;
}

interface Gallery extends Omit<GalleryGroup, "gallery"> {
  resource: ParsedGallery | undefined;
  readonly parts: ParsedGalleryPart[];
  readonly definitions: Readonly<Record<ItemKind, Map<string, Definition>>>;
}

interface Definition extends DefinitionGroup {
  resource: ParsedDefinition | undefined;
  readonly versions: Map<string, ParsedVersion>;
}

/**
 * Groups resources by gallery. A second resource of the same name is noted and left out. A resource that is only
 * forgotten gives way to the one that takes its place.
 */
export function groupsOf(
  found: readonly ParsedObject[],
  unresolved: Unresolved[],
  forgotten: ReadonlySet<ParsedObject> = new Set(),
): GalleryGroup[] {
  const galleries = new GalleryIndex<Gallery>();
  const twice = (item: ParsedObject, attribute: string, name: string, first: ParsedObject): void => {
    if (forgotten.has(item)) return;
    unresolved.push({ address: item.address, attribute, found: `${name}, which ${first.address} has too` });
  };

  // Galleries come first, then definitions: versions only have their names.
  for (const item of found) {
    if (item.kind !== "gallery") continue;
    const gallery = galleries.at(item.gallery, newGallery);
    if (gallery.resource) twice(item, "name", item.gallery.name, gallery.resource);
    else gallery.resource = item;
  }
  for (const item of found) {
    if (item.kind === "part" && !isOfAnyFile(item)) galleries.at(item.gallery, newGallery).parts.push(item);
    if (item.kind !== "definition") continue;
    const definition = definitionOf(galleries.at(item.gallery, newGallery), item.of, item.name);
    if (definition.resource) twice(item, "name", item.name, definition.resource);
    else definition.resource = item;
  }
  for (const item of found) {
    if (item.kind !== "version") continue;
    const { versions } = definitionOf(galleries.at(item.gallery, newGallery), item.of, item.definition);
    const first = versions.get(item.version);
    if (first) twice(item, "name", item.version, first);
    else versions.set(item.version, item);
  }
  // A role or a lock alone makes no gallery: it may be any gallery's.
  for (const item of found) {
    if (item.kind === "part" && isOfAnyFile(item)) galleries.find(item.gallery)?.parts.push(item);
  }
  return galleries.all.map(({ gallery, value }) => ({ gallery, ...value }));
}

/** Reports whether a part stands in files without its gallery too. */
function isOfAnyFile({ part }: ParsedGalleryPart): boolean {
  return part.access !== undefined || part.lock !== undefined;
}

function newGallery(): Gallery {
  return { resource: undefined, parts: [], definitions: { image: new Map(), application: new Map() } };
}

function definitionOf({ definitions }: Gallery, of: ItemKind, name: string): Definition {
  return valueIn(definitions[of], name.toLowerCase(), () => ({ name, resource: undefined, versions: new Map() }));
}
