import { occupiedGiB } from "../cost/footprint";
import type { GalleryPlan, VersionPlan } from "../plan/plan";
import { galleriesOf, paired, type DefinitionSide } from "./sides";

/**
 * Sizes of versions that have none, as in Terraform JSON, where the other side knows them: an image is as large before
 * as after.
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

/** That of the same version, or else that of its definition. */
function collect(definition: DefinitionSide, other: DefinitionSide, sizes: Map<VersionPlan, number>): void {
  const known = new Map(other.versions.map((version) => [version.version, version]));
  for (const version of definition.versions) {
    if (occupiedGiB(version, definition) !== undefined) continue;
    const sizeGiB = occupiedGiB(known.get(version.version) ?? version, other);
    if (sizeGiB !== undefined) sizes.set(version, sizeGiB);
  }
}
