import { example, IMAGE, OTHER_IMAGE } from "../check/facts/examples";
import { defineRule } from "../check/rule";
import { sameGalleryNames, type SameGalleryName } from "../check/facts/same-gallery-name";
import { shown } from "../text/wording";

export const duplicateGalleryName = defineRule<SameGalleryName>({
  id: "duplicate-gallery-name",
  severity: "error",
  section: "galleries",
  summary: "two galleries of one name in a subscription, in different resource groups",
  why: "azurerm does not compare galleries at plan; Azure refuses the second one at apply, and nothing can be created in it.",
  source: "https://learn.microsoft.com/azure/virtual-machines/troubleshooting-shared-images",
  find: (context) => sameGalleryNames(context, true),
  problem: ({ plan, first }) =>
    `gallery ${shown(plan.spec.gallery.name)} in resource group ${shown(plan.spec.gallery.resourceGroup)} has the name of one in ${shown(first.spec.gallery.resourceGroup)}; a gallery name is unique in a subscription, whatever the resource group`,
  help: () => "give one of them another name",
  bad: [gallery("rg-images", IMAGE), gallery("rg-others", OTHER_IMAGE)],
  good: [gallery("rg-images", IMAGE), gallery("rg-others", OTHER_IMAGE, "contoso_others")],
});

function gallery(resourceGroup: string, image: typeof IMAGE, name = "contoso_images") {
  const subscription = "00000000-0000-0000-0000-000000000000";
  return example({ gallery: { name, resourceGroup, subscription }, spec: { images: { image } } });
}
