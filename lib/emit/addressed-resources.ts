import type { GalleryPlan } from "../plan/plan";
import { valueIn } from "../text/value-in";
import { galleryId } from "./construct-id";
import { resourcesOfGallery, type PlacedResource } from "./gallery-resources";
import { resourceName, type Md5 } from "./resource-name";
import { plainText } from "./terraform-text";

/** An error for galleries that cannot be one configuration. The message is one line. */
export class EmitError extends Error {
  override readonly name = "EmitError";
}

/** A resource with its name among those of its type. */
export interface AddressedResource extends PlacedResource {
  readonly name: string;
}

/**
 * Returns the resources of a gallery with the names that constructs of its name would give them.
 * @throws EmitError when two resources of one type have the same name, or an id is needed that is not known
 */
export function addressedResources(plan: GalleryPlan, md5: Md5): AddressedResource[] {
  const root = galleryId(plan.spec.gallery.name);
  const names = new Map<string, string>();
  const nameOf = (path: readonly string[]): string =>
    valueIn(names, path.join("\n"), () => resourceName([root, ...path], md5));
  const resources = placed(plan, nameOf).map((resource) => ({ ...resource, name: nameOf(resource.path) }));
  refuseSameAddress(resources, plan.spec.gallery.name);
  return resources;
}

function placed(plan: GalleryPlan, nameOf: (path: readonly string[]) => string): PlacedResource[] {
  try {
    return resourcesOfGallery(plan, ({ type }, path) => `${type}.${nameOf(path)}`, plainText);
  } catch (error) {
    throw error instanceof Error ? new EmitError(error.message) : error;
  }
}

function refuseSameAddress(resources: readonly AddressedResource[], gallery: string): void {
  const taken = new Set<string>();
  for (const { resource, name } of resources) {
    const address = `${resource.type}.${name}`;
    if (taken.has(address)) {
      throw new EmitError(`two resources of gallery ${gallery} would have the address ${address}: rename one of them`);
    }
    taken.add(address);
  }
}
