import { providerOfDefinition } from "../plan/provider";
import type { DefinitionPlan } from "../plan/plan";
import { computeId, example } from "../check/facts/examples";
import { definitions } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { counted, firstFew, shown } from "../text/wording";

interface WithoutSubscription extends Violation {
  readonly images: readonly string[];
}

/** azapi needs ids where azurerm needs names. The id of a gallery that is managed elsewhere is built from its parts. */
export const existingGalleryWithoutSubscription = defineRule<WithoutSubscription>({
  id: "existing-gallery-without-subscription",
  severity: "error",
  section: "galleries",
  summary: "a gallery that is managed elsewhere, whose id azapi needs, and whose subscription is not known",
  why: "azurerm finds a gallery by its name and resource group, but azapi by its id, which cannot be written without the subscription.",
  source: "https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules",
  *find({ plans }) {
    for (const plan of plans) {
      const { existing, subscription } = plan.spec.gallery;
      if (existing !== true || subscription !== undefined || plan.foundIn !== undefined) continue;
      const images = [...definitions([plan])].filter(({ definition }) => needsGalleryId(definition));
      if (images.length === 0) continue;
      yield { plan, at: ["gallery", "existing"], images: images.map(({ definition }) => definition.name) };
    }
  },
  problem: ({ plan, images }) =>
    `${shown(plan.spec.gallery.name)} is managed elsewhere, and azapi needs its resource id for ${counted(images.length, "image")} (${firstFew(images)}), but its subscription is not known`,
  help: (_, syntax) => syntax.galleryId,
  bad: [copied({})],
  good: [copied({ subscription: "11111111-2222-3333-4444-555555555555" })],
});

/**
 * Reports whether a definition needs the id of its gallery. Terraform knows the id of a definition that is created
 * here.
 */
function needsGalleryId({ spec, versions }: DefinitionPlan): boolean {
  if (spec.existing !== true) return providerOfDefinition(spec).provider === "azapi";
  return versions.some(({ managedBy }) => managedBy.provider === "azapi");
}

function copied(gallery: { readonly subscription?: string }) {
  const galleryImageVersion = computeId("galleries/dev_images/images/ubuntu/versions/1.3.0");
  return example({
    gallery: { existing: true, ...gallery },
    image: { existing: true, versions: { "1.3.0": { source: { galleryImageVersion } } } },
  });
}
