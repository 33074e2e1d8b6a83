import { SharedImageGallery, type SharedImageGalleryConfig } from "@cdktf/provider-azurerm/lib/shared-image-gallery";
import type { Construct } from "constructs";
import { galleryResource as emittedGallery } from "../lib/emit/gallery";
import type { EmittedResource } from "../lib/emit/resource";
import { providerOfGallery } from "../lib/plan/provider";
import type { GallerySettings } from "../lib/spec/gallery-spec";
import type { AzapiResource } from "./azapi";
import { camelCase } from "./camel-case";
import { EmittedAzapiResource } from "./emitted-azapi";
import type { CommonFacts } from "./gallery-facts";
import { galleryModelOf } from "./gallery-model";
import type { IGallery } from "./interfaces";
import { withShortStack } from "./usage-error";

/** Makes the resource of a gallery from the arguments that lib/emit gives. */
export function galleryResource(gallery: Construct & IGallery, facts: CommonFacts): SharedImageGallery | AzapiResource {
  const { settings, provider, azapiProvider, toText } = facts;
  const lifecycle = settings.protect ? { lifecycle: { preventDestroy: true } } : {};
  if (providerOfGallery(settings).provider === "azapi") {
    const emitted = (): EmittedResource =>
      withShortStack(() => emittedGallery(withSubscription(gallery, settings), toText));
    return new EmittedAzapiResource(
      gallery,
      { emitted },
      { ...lifecycle, ...(azapiProvider && { provider: azapiProvider }) },
    );
  }
  const { arguments: args } = emittedGallery(settings, toText);
  return new SharedImageGallery(gallery, "Resource", {
    ...camelCase<SharedImageGalleryConfig>(args),
    ...lifecycle,
    ...(provider && { provider }),
  });
}

/** Returns settings with the subscription of the gallery's provider, where they have none and synth knows it. */
function withSubscription(gallery: IGallery, settings: GallerySettings): GallerySettings {
  const subscription = settings.subscription ?? galleryModelOf(gallery).reference.subscription;
  return { ...settings, ...(subscription !== undefined && { subscription }) };
}
