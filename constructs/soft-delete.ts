import type { Construct } from "constructs";
import { GALLERY_TYPES } from "../lib/azure/gallery-api";
import { AzapiUpdateResource } from "./azapi";
import { needAzapi } from "./azapi-provider";
import { galleryModelOf } from "./gallery-model";
import type { IGallery } from "./interfaces";

/** One property of a gallery that azurerm manages. Once on, it is turned off by `false`, not by leaving it out. */
export function manageSoftDelete(gallery: Construct & IGallery, isSoftDeleteEnabled: boolean): void {
  const { azapiProvider: provider } = galleryModelOf(gallery).facts;
  needAzapi(gallery, provider);
  // A space keeps it apart from every name of a definition.
  new AzapiUpdateResource(gallery, "Soft delete", {
    type: GALLERY_TYPES.gallery,
    resourceId: gallery.galleryId,
    body: { properties: { softDeletePolicy: { isSoftDeleteEnabled } } },
    locks: [gallery.galleryId],
    ...(provider && { provider }),
  });
}
