import { directShares } from "../check/facts/direct-shares";
import { example } from "../check/facts/examples";
import { defineRule } from "../check/rule";
import { shown } from "../text/wording";

/** A warning: such a gallery can be created, and shared later or by hand. */
export const emptyDirectSharing = defineRule({
  id: "empty-direct-sharing",
  severity: "warning",
  section: "galleries",
  summary: "direct sharing with no subscription and no tenant",
  why: "Nobody gets the images through such sharing, and taking `sharing` out later replaces the gallery.",
  source: "https://learn.microsoft.com/azure/virtual-machines/share-gallery-direct",
  *find({ plans }) {
    for (const plan of plans) {
      // Another file of the Terraform configuration may have the subscriptions and tenants.
      if (plan.foundIn !== undefined || plan.spec.gallery.sharing?.direct === undefined) continue;
      if (directShares(plan).length === 0) yield { plan, at: ["gallery", "sharing", "direct"] };
    }
  },
  problem: ({ plan }) =>
    `${shown(plan.spec.gallery.name)} has direct sharing, but \`direct\` lists neither subscriptions nor tenants: nobody sees it, and it can't hold encrypted images`,
  help: () => "list `subscriptions` or `tenants`, or leave `sharing` out for a private gallery",
  bad: [example({ gallery: { sharing: { direct: {} } } })],
  good: [example({ gallery: { sharing: { direct: { subscriptions: ["11111111-2222-3333-4444-555555555555"] } } } })],
});
