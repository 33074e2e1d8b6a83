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
  /** Id of the existing object. */
  readonly id: string;
}

/**
 * Returns the blocks that import a gallery, its definitions and its versions to the addresses of its configuration.
 * Parents come before their children. Updates of objects that are managed elsewhere (`azapi_update_resource`) need no
 * import.
 */
export function importBlocks(plan: GalleryPlan, subscription: string, md5: Md5): ImportBlock[] {
  const { resourceGroup, name } = plan.spec.gallery;
  const gallery = galleryIdOf(subscription, resourceGroup, name);
  const blocks = addressedResources(plan, md5).flatMap(({ resource, name, manages }) => {
    if (manages === undefined) return [];
    // azapi imports with the API version in the id, and keeps it as the type.
    const api = resource.type === "azapi_resource" ? `?api-version=${GALLERY_API_VERSION}` : "";
    return [{ to: `${resource.type}.${name}`, id: `${gallery}${manages}${api}`, depth: manages.split("/").length }];
  });
  return blocks.sort((a, b) => a.depth - b.depth || byCodeUnit(a.to, b.to)).map(({ to, id }) => ({ to, id }));
}
