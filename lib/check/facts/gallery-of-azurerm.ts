import type { GalleryPlan } from "../../plan/plan";
import { providerOfDefinition, providerOfGallery } from "../../plan/provider";

/** Reports whether azurerm manages a gallery, or an image or image version in it. */
export function isGalleryOfAzurerm({ spec: { gallery }, definitions }: GalleryPlan): boolean {
  if (gallery.removed === true) return false;
  if (gallery.existing !== true && providerOfGallery(gallery).provider === "azurerm") return true;
  return definitions.some(({ spec, versions }) => {
    const isMadeByIt = spec.existing !== true && providerOfDefinition(spec).provider === "azurerm";
    return isMadeByIt || versions.some(({ managedBy }) => managedBy.provider === "azurerm");
  });
}
