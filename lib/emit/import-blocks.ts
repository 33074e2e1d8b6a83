import { GALLERY_API_VERSION } from "../azure/gallery-api";
import type { GalleryPlan } from "../plan/plan";
import { byCodeUnit } from "../text/order";
import { addressedResources } from "./addressed-resources";
import { galleryIdOf } from "./resource";
import type { Md5 } from "./resource-name";

/** An `import` block of Terraform. */
export interface ImportBlock {
  /** Address of the resource in the configuration. */
  readonly to: string;
  /** Id of what exists. */
  readonly id: string;
}

/**
 * Returns the blocks that take a gallery, its definitions and its versions under the addresses that its configuration
 * has. Parents stand before what is in them. What only changes something that lives elsewhere (`azapi_update_resource`)
 * needs no import.
 */
export function importBlocks(plan: GalleryPlan, subscription: string, md5: Md5): ImportBlock[] {
  const { resourceGroup, name } = plan.spec.gallery;
  const gallery = galleryIdOf(subscription, resourceGroup, name);
  const blocks = addressedResources(plan, md5).flatMap(({ resource, name, manages }) => {
    if (manages === undefined) return [];
    // azapi reads what it imports through the version of the API that an id names, and notes that as its type.
    const api = resource.type === "azapi_resource" ? `?api-version=${GALLERY_API_VERSION}` : "";
    return [{ to: `${resource.type}.${name}`, id: `${gallery}${manages}${api}`, depth: manages.split("/").length }];
  });
  return blocks.sort((a, b) => a.depth - b.depth || byCodeUnit(a.to, b.to)).map(({ to, id }) => ({ to, id }));
}
