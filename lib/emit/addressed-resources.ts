import type { GalleryPlan, VersionPlan } from "../plan/plan";
import { SourceOrder, type PlacedSource } from "../plan/source-order";
import { valueIn } from "../text/value-in";
import { galleryId } from "./construct-id";
import { GATE_TYPE } from "./gate";
import { gatePath, resourcesOfGallery, versionPath, type PlacedResource } from "./gallery-resources";
import { versionType } from "./image-version";
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
 * @param sources the sources of versions among all galleries of the configuration
 * @throws EmitError when two resources of one type have the same name, or an id is needed that is not known
 */
export function addressedResources(
  plan: GalleryPlan,
  md5: Md5,
  sources: SourceOrder = new SourceOrder([plan]),
): AddressedResource[] {
  const root = galleryId(plan.spec.gallery.name);
  const names = new Map<string, string>();
  const nameOf = (path: readonly string[]): string =>
    valueIn(names, path.join("\n"), () => resourceName([root, ...path], md5));
  const resources = placed(plan, nameOf, sources, md5).map((resource) => ({
    ...resource,
    name: nameOf(resource.path),
  }));
  refuseSameAddress(resources, plan.spec.gallery.name);
  return resources;
}

function placed(
  plan: GalleryPlan,
  nameOf: (path: readonly string[]) => string,
  sources: SourceOrder,
  md5: Md5,
): PlacedResource[] {
  const sourceAddresses = (version: VersionPlan): readonly string[] => {
    const source = sources.waitedSourceOf(version);
    if (!source) return [];
    return [addressOf(source, md5), ...(version.waitsAtSource ? [gateAddressOf(source, md5)] : [])];
  };
  try {
    return resourcesOfGallery(plan, ({ type }, path) => `${type}.${nameOf(path)}`, plainText, sourceAddresses);
  } catch (error) {
    throw error instanceof Error ? new EmitError(error.message) : error;
  }
}

/** Returns the address of a version of any gallery of the configuration. */
function addressOf({ plan, definition, version }: PlacedSource, md5: Md5): string {
  const path = [galleryId(plan.spec.gallery.name), ...versionPath(definition.name, version.version)];
  return `${versionType(version)}.${resourceName(path, md5)}`;
}

/** Returns the address of the gate of such a version. */
function gateAddressOf({ plan, definition, version }: PlacedSource, md5: Md5): string {
  const path = [galleryId(plan.spec.gallery.name), ...gatePath(definition.name, version.version)];
  return `${GATE_TYPE}.${resourceName(path, md5)}`;
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
