import { example, IMAGE, OTHER_IMAGE } from "../check/facts/examples";
import { defineRule } from "../check/rule";
import { sameGalleryNames, type SameGalleryName } from "../check/facts/same-gallery-name";
import { shown } from "../text/wording";

/**
 * A warning while subscriptions are not known: environments often have galleries of one name, each in its own
 * subscription.
 */
export const possiblyDuplicateGalleryName = defineRule<SameGalleryName>({
  id: "possibly-duplicate-gallery-name",
  severity: "warning",
  section: "galleries",
  summary: "two galleries of one name, in subscriptions that may be the same",
  why: "If the subscriptions are the same, Azure refuses the second gallery at apply; azurerm does not check it at plan.",
  source: "https://learn.microsoft.com/azure/virtual-machines/troubleshooting-shared-images",
  find: (context) => sameGalleryNames(context, false),
  problem: ({ plan, first }) =>
    `gallery ${shown(plan.spec.gallery.name)} in resource group ${shown(plan.spec.gallery.resourceGroup)} has the name of one in ${shown(first.spec.gallery.resourceGroup)}, and their subscriptions are not both known; a gallery name is unique in a subscription`,
  help: () => "set `subscription` in both, or give one of them another name",
  bad: [
    example({ gallery: { resourceGroup: "rg-test" }, spec: { images: { ubuntu: IMAGE } } }),
    example({ gallery: { resourceGroup: "rg-live" }, spec: { images: { debian: OTHER_IMAGE } } }),
  ],
  good: [
    example({ gallery: { resourceGroup: "rg-test", subscription: "11111111-1111-1111-1111-111111111111" } }),
    example({ gallery: { resourceGroup: "rg-live", subscription: "22222222-2222-2222-2222-222222222222" } }),
  ],
});
