import { occupiedGiB } from "../cost/footprint";
import type { GalleryPlan, VersionPlan } from "../plan/plan";
import { galleriesOf, paired, type DefinitionSide } from "./sides";

/**
 * Returns sizes from the other side for versions without one, as those of Terraform JSON. An image has the same size
 * before and after.
 */
export function sizesFrom(others: readonly GalleryPlan[], plans: readonly GalleryPlan[]): Map<VersionPlan, number> {
  const sizes = new Map<VersionPlan, number>();
  for (const { before: gallery, after: other } of paired(galleriesOf(plans), galleriesOf(others))) {
    for (const [name, definition] of gallery?.definitions ?? []) {
      const known = other?.definitions.get(name);
      if (known) collect(definition, known, sizes);
    }
  }
  return sizes;
}

/** Adds the size of the same version, or else that of its definition. */
function collect(definition: DefinitionSide, other: DefinitionSide, sizes: Map<VersionPlan, number>): void {
  const known = new Map(other.versions.map((version) => [version.version, version]));
  for (const version of definition.versions) {
    if (occupiedGiB(version, definition) !== undefined) continue;
    const sizeGiB = occupiedGiB(known.get(version.version) ?? version, other);
    if (sizeGiB !== undefined) sizes.set(version, sizeGiB);
  }
}
