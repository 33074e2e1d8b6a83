import { own } from "../text/order";
import type { ApplicationSpec } from "./application-spec";
import type { GallerySpec } from "./gallery-spec";
import type { ImageDefinitionSpec } from "./image-definition-spec";

/** The kinds of items with versions that a gallery holds. */
export type ItemKind = "image" | "application";

/** The specification of an item, by its kind. */
export interface ItemSpecs {
  readonly image: ImageDefinitionSpec;
  readonly application: ApplicationSpec;
}

/** The key of a specification that holds the items of a kind. */
export const ITEM_SECTIONS = { image: "images", application: "applications" } as const;

/** Returns the items of a kind, by name. */
export function itemsOf<Kind extends ItemKind>(
  spec: GallerySpec,
  kind: Kind,
): Readonly<Record<string, ItemSpecs[Kind]>> {
  const items: { readonly [Each in ItemKind]: Readonly<Record<string, ItemSpecs[Each]>> | undefined } = {
    image: spec.images,
    application: spec.applications,
  };
  return items[kind] ?? {};
}

/** Returns the kind of the items that a key of a specification holds; undefined for any other key. */
export function kindOfSection(section: string | number | undefined): ItemKind | undefined {
  return (Object.keys(ITEM_SECTIONS) as ItemKind[]).find((kind) => ITEM_SECTIONS[kind] === section);
}

/** The words for an item of a kind, in texts for people. */
export const ITEM_WORDS = { image: "image", application: "application" } as const;

/** Returns the name that tells an item from all others of its gallery: "agent", or "applications/agent" where an image is named so too. */
export function itemName({ images }: Pick<GallerySpec, "images">, kind: ItemKind, name: string): string {
  return kind === "application" && own(images, name) !== undefined ? `${ITEM_SECTIONS[kind]}/${name}` : name;
}
