import { COMMUNITY, example } from "../check/facts/examples";
import { isCommunity } from "../check/facts/gallery-sharing";
import { definitions } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";

interface MarketplaceImageInCommunityGallery extends Violation {
  readonly subject: string;
}

export const marketplaceImageInCommunityGallery = defineRule<MarketplaceImageInCommunityGallery>({
  id: "marketplace-image-in-community-gallery",
  severity: "error",
  section: "galleries",
  summary: "an image with a Marketplace plan in a community gallery",
  why: "azurerm lets it pass at plan, but Azure's pages on community galleries rule out images that were made from a partner's Marketplace image.",
  source: "https://learn.microsoft.com/azure/virtual-machines/share-gallery-community",
  *find({ plans }) {
    for (const { plan, definition, at, subject } of definitions(plans)) {
      if (definition.spec.purchasePlan && isCommunity(plan)) yield { plan, at: [...at, "purchasePlan"], subject };
    }
  },
  problem: ({ subject }) =>
    `${subject} has a purchase plan, so it was made from a partner's Marketplace image; a community gallery may not share it`,
  help: () =>
    "move the image to a private gallery, or leave `purchasePlan` out if it was not made from a Marketplace image",
  bad: [inGallery({ sharing: { community: COMMUNITY } })],
  good: [inGallery({})],
});

function inGallery(gallery: object) {
  return example({ gallery, image: { purchasePlan: { name: "pro", publisher: "p", product: "linux" } } });
}
