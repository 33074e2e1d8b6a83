import { galleryParts } from "../lib/emit/gallery";
import type { EmittedResource } from "../lib/emit/resource";
import type { GallerySettings } from "../lib/spec/gallery-spec";
import { AzapiResourceAction, AzapiUpdateResource } from "./azapi";
import { needAzapi } from "./azapi-provider";
import { camelCase } from "./camel-case";
import type { Gallery } from "./gallery";
import type { ToText } from "./text";

/** Makes the resources of what azurerm lacks of a gallery: direct sharing, and soft delete. */
export function addGalleryParts(gallery: Gallery, settings: GallerySettings, toText: ToText): void {
  const made = new Map<string, AzapiResourceAction | AzapiUpdateResource>();
  for (const { id, resource, after } of galleryParts(settings, gallery.galleryId, toText)) {
    needAzapi(gallery);
    const before = after === undefined ? undefined : made.get(after);
    made.set(id, part(gallery, id, resource, before ? [before] : []));
  }
}

function part(
  gallery: Gallery,
  id: string,
  resource: EmittedResource,
  dependsOn: (AzapiResourceAction | AzapiUpdateResource)[],
): AzapiResourceAction | AzapiUpdateResource {
  return resource.type === "azapi_resource_action"
    ? new AzapiResourceAction(gallery, id, {
        ...camelCase(resource.arguments),
        ...(dependsOn.length > 0 && { dependsOn }),
      })
    : new AzapiUpdateResource(gallery, id, camelCase(resource.arguments));
}
