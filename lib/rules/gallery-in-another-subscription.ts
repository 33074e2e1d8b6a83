import { knownPart } from "../spec/gallery-identity";
import { isGalleryOfAzurerm } from "../check/facts/gallery-of-azurerm";
import { example } from "../check/facts/examples";
import { defineRule, type Violation } from "../check/rule";
import { shown } from "../text/wording";

interface InAnotherSubscription extends Violation {
  readonly ofGallery: string;
  readonly ofProvider: string;
}

const OWN = "11111111-1111-1111-1111-111111111111";
const OTHER = "22222222-2222-2222-2222-222222222222";

/** Applies only where both subscriptions are known. azapi goes by ids, so what it manages is where it should be. */
export const galleryInAnotherSubscription = defineRule<InAnotherSubscription>({
  id: "gallery-in-another-subscription",
  severity: "error",
  section: "galleries",
  summary: "a gallery whose subscription is not that of its provider",
  why: "azurerm has no argument for the subscription of a gallery: it writes galleries and images into its own, so they would be made where nothing that names them by id finds them, such as mirrors, gates and machines.",
  source: "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/shared_image_gallery",
  *find({ plans, isExpression }) {
    for (const plan of plans) {
      const ofGallery = plan.spec.gallery.subscription;
      const ofProvider = plan.spec.terraform?.provider?.["subscription_id"];
      if (ofGallery === undefined || typeof ofProvider !== "string" || isExpression(plan, ofProvider)) continue;
      const known = knownPart(ofGallery);
      if (known === null || known === ofProvider.toLowerCase() || !isGalleryOfAzurerm(plan)) continue;
      yield { plan, at: ["gallery", "subscription"], ofGallery, ofProvider };
    }
  },
  problem: ({ plan, ofGallery, ofProvider }) =>
    `${shown(plan.spec.gallery.name)} is in subscription ${shown(ofGallery)}, but azurerm signs in to ${shown(ofProvider)}, and would write it there`,
  help: (_, syntax) => syntax.subscriptionOfProvider,
  bad: [signedInto(OTHER)],
  good: [signedInto(OWN)],
});

function signedInto(subscription_id: string) {
  return example({ gallery: { subscription: OWN }, spec: { terraform: { provider: { subscription_id } } } });
}
