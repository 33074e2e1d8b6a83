import { GALLERY_TYPES } from "../lib/azure/gallery-api";
import { AzapiUpdateResource } from "./azapi";
import { needAzapi } from "./azapi-provider";
import type { Gallery } from "./gallery";

/** One property of a gallery that azurerm manages. Once on, it is turned off by `false`, not by leaving it out. */
export function manageSoftDelete(gallery: Gallery, isSoftDeleteEnabled: boolean): void {
  needAzapi(gallery);
  // A space keeps it apart from every name of a definition.
  new AzapiUpdateResource(gallery, "Soft delete", {
    type: GALLERY_TYPES.gallery,
    resourceId: gallery.galleryId,
    body: { properties: { softDeletePolicy: { isSoftDeleteEnabled } } },
    locks: [gallery.galleryId],
  });
}
