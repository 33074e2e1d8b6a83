import { occupiedGiB } from "../cost/footprint";
import type { GalleryPlan, ItemVersionPlan } from "../plan/plan";
import { galleriesOf, paired, type ItemSide } from "./sides";

/**
 * Returns sizes from the other side for versions without one, as those of Terraform JSON. An item has the same
 * size before and after.
 */
export function sizesFrom(others: readonly GalleryPlan[], plans: readonly GalleryPlan[]): Map<ItemVersionPlan, number> {
  const sizes = new Map<ItemVersionPlan, number>();
  for (const { before: gallery, after: other } of paired(galleriesOf(plans), galleriesOf(others))) {
    for (const [key, item] of gallery?.items ?? []) {
      const known = other?.items.get(key);
      if (known) collect(item, known, sizes);
    }
  }
  return sizes;
}

/** Adds the size of the same version, or else that of its item. */
function collect(item: ItemSide, other: ItemSide, sizes: Map<ItemVersionPlan, number>): void {
  const known = new Map(other.versions.map((version) => [version.version, version]));
  for (const version of item.versions) {
    if (occupiedGiB(version, item) !== undefined) continue;
    const sizeGiB = occupiedGiB(known.get(version.version) ?? version, other);
    if (sizeGiB !== undefined) sizes.set(version, sizeGiB);
  }
}
