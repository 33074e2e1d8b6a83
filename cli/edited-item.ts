import type { ItemSpec } from "../lib/spec/item-spec";
import { ITEM_SECTIONS, itemName, itemsOf, type ItemKind } from "../lib/spec/item-kind";
import { mirrorsOf } from "../lib/spec/mirrors";
import type { GallerySpec } from "../lib/spec/gallery-spec";
import type { VersionSpec } from "../lib/spec/version-spec";
import { own } from "../lib/text/order";
import { newestFirst } from "../lib/spec/version-number";
import { galleryNames } from "./gallery-names";
import { ITEM_KINDS, type NamedItem } from "./item-argument";
import { itemAmong, versionOf } from "./located-item";
import { Refusal } from "./refusal";

/** The item of a file whose versions are changed. */
export interface EditedItem {
  readonly kind: ItemKind;
  readonly name: string;
  /** Its name in messages: `agent`, or `applications/agent` where an image has that name too. */
  readonly label: string;
  readonly spec: ItemSpec;
}

interface ItemOfFile extends NamedItem {
  readonly gallery: GallerySpec;
}

/**
 * Returns the item of a file that an argument names.
 * @throws Refusal when there is none, there are several, or it is of a mirror
 */
export function editedItem(spec: GallerySpec, argument: string): EditedItem {
  const all = [...itemsIn(spec, false), ...mirrorsOf(spec).flatMap((mirror) => itemsIn(mirror, true))];
  const { kind, name, isMirrored = false, gallery } = itemAmong(all, argument);
  const label = itemName(spec, kind, name);
  if (isMirrored) {
    const { name: mirror } = gallery.gallery;
    throw new Refusal([
      `${mirror} is a mirror and follows its gallery by itself; write ${label} instead of ${argument}`,
    ]);
  }
  return { kind, name, label, spec: own<ItemSpec>(itemsOf(spec, kind), name) as ItemSpec };
}

function itemsIn(spec: GallerySpec, isMirrored: boolean): ItemOfFile[] {
  const galleries = galleryNames({ spec });
  return ITEM_KINDS.flatMap((kind) =>
    Object.keys(spec[ITEM_SECTIONS[kind]] ?? {}).map((name) => ({ kind, name, galleries, isMirrored, gallery: spec })),
  );
}

/** Returns a version of an item. @throws Refusal when there is none of that number */
export function editedVersion({ label, spec: { versions = {} } }: EditedItem, number: string): VersionSpec {
  const numbers = newestFirst(Object.keys(versions)).map((version) => ({ version }));
  const { version } = versionOf({ name: label, versions: numbers }, number);
  return own<VersionSpec>(versions, version) as VersionSpec;
}
