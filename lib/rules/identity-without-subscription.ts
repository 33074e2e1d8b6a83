import { applicationExample } from "../check/facts/examples";
import { defineRule } from "../check/rule";
import { providerOfGallery } from "../plan/provider";
import { shown } from "../text/wording";

/** azapi makes a gallery below the id of its resource group, which the subscription is part of. */
export const identityWithoutSubscription = defineRule({
  id: "identity-without-subscription",
  severity: "error",
  section: "galleries",
  summary: "a gallery with a managed identity, whose subscription is not known",
  why: "azurerm has no identity of galleries, so azapi manages the whole gallery, by an id that cannot be written without the subscription.",
  source: "https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules",
  *find({ plans }) {
    for (const plan of plans) {
      const { gallery } = plan.spec;
      const isMadeHere = gallery.existing !== true && plan.foundIn === undefined;
      const needsId = providerOfGallery(gallery).provider === "azapi";
      if (isMadeHere && needsId && gallery.subscription === undefined) yield { plan, at: ["gallery", "identity"] };
    }
  },
  problem: ({ plan }) =>
    `${shown(plan.spec.gallery.name)} has a managed identity, so azapi manages it and needs its resource id, but its subscription is not known`,
  help: () => "set `subscription` of the gallery",
  bad: [identified({})],
  good: [identified({ subscription: "11111111-2222-3333-4444-555555555555" })],
});

function identified(gallery: { readonly subscription?: string }) {
  return applicationExample({ gallery: { identity: { systemAssigned: true }, ...gallery } });
}
