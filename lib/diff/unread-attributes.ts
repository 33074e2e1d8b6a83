import type { SpecOrigin, SpecPath } from "../spec/finding";
import type { GalleryPlan } from "../plan/plan";
import type { GallerySpec } from "../spec/gallery-spec";
import type { ItemSpec } from "../spec/item-spec";
import { ITEM_SECTIONS, itemsOf, type ItemKind } from "../spec/item-kind";

/** A test for an attribute that a spec lacks only because it could not be read. */
export type IsUnread = (part: object, attribute: string) => boolean;

type Origins = ReadonlyMap<GallerySpec, SpecOrigin>;

/** Returns a test for the attributes that Terraform files leave open, by the part of a spec that lacks them. */
export function unreadAttributes(plans: readonly GalleryPlan[], origins: Origins): IsUnread {
  const parts = new Map<object, (attribute: string) => boolean>();
  for (const { spec } of plans) {
    const origin = origins.get(spec);
    // A mistake in a gallery.yaml is no expression: its reader has already reported the omission.
    if (!origin?.hasExpressions) continue;
    const add = (part: object, at: SpecPath): void => {
      if (origin.isIncomplete(at)) parts.set(part, (attribute) => origin.isIncomplete([...at, attribute]));
    };
    add(spec.gallery, ["gallery"]);
    for (const [kind, section] of Object.entries(ITEM_SECTIONS) as [ItemKind, string][]) {
      for (const [name, item] of Object.entries<ItemSpec>(itemsOf(spec, kind))) {
        add(item, [section, name]);
        for (const [version, each] of Object.entries(item.versions ?? {}))
          add(each, [section, name, "versions", version]);
      }
    }
  }
  return (part, attribute) => parts.get(part)?.(attribute) ?? false;
}
