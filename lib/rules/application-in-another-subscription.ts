import { knownPart } from "../spec/gallery-identity";
import type { ApplicationPlan } from "../plan/plan";
import { providerOfApplication } from "../plan/provider";
import { isGalleryOfAzurerm } from "../check/facts/gallery-of-azurerm";
import { applicationExample } from "../check/facts/examples";
import { defineRule, type Violation } from "../check/rule";
import { counted, firstFew, shown } from "../text/wording";

interface InAnotherSubscription extends Violation {
  readonly names: readonly string[];
  readonly ofGallery: string;
  readonly ofProvider: string;
}

const OWN = "11111111-1111-1111-1111-111111111111";
const OTHER = "22222222-2222-2222-2222-222222222222";

/** Applies only where both subscriptions are known. azapi goes by ids, so what it manages is where it should be. */
export const applicationInAnotherSubscription = defineRule<InAnotherSubscription>({
  id: "application-in-another-subscription",
  severity: "error",
  section: "applications",
  summary: "applications of an existing gallery whose subscription is not that of their provider",
  why: "azurerm builds the ids of applications from its own subscription and ignores that of the gallery's id, so they would be written into a gallery of the same name elsewhere, or nowhere, with no warning.",
  source: "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/gallery_application",
  *find({ plans, isExpression }) {
    for (const plan of plans) {
      const ofGallery = plan.spec.gallery.subscription;
      const ofProvider = plan.spec.terraform?.provider?.["subscription_id"];
      if (ofGallery === undefined || typeof ofProvider !== "string" || isExpression(plan, ofProvider)) continue;
      const known = knownPart(ofGallery);
      if (known === null || known === ofProvider.toLowerCase()) continue;
      if (isGalleryOfAzurerm(plan)) continue; // one cause: gallery-in-another-subscription says it of all
      const names = plan.applications.filter(isOfAzurerm).map(({ name }) => name);
      if (names.length > 0) yield { plan, at: ["gallery", "subscription"], names, ofGallery, ofProvider };
    }
  },
  problem: ({ plan, names, ofGallery, ofProvider }) =>
    `${shown(plan.spec.gallery.name)} is in subscription ${shown(ofGallery)}, but azurerm signs in to ${shown(ofProvider)}, and would write ${counted(names.length, "application")} (${firstFew(names)}) there`,
  help: (_, syntax) => syntax.subscriptionOfProvider,
  bad: [signedInto(OTHER)],
  good: [signedInto(OWN)],
});

function signedInto(subscription_id: string) {
  return applicationExample({
    gallery: { subscription: OWN, existing: true },
    spec: { terraform: { provider: { subscription_id } } },
  });
}

/** Reports whether azurerm manages an application or a version of it. */
function isOfAzurerm({ spec, versions }: ApplicationPlan): boolean {
  const isMadeByIt = spec.existing !== true && providerOfApplication(spec).provider === "azurerm";
  return isMadeByIt || versions.some(({ managedBy }) => managedBy.provider === "azurerm");
}
