import { isGuid } from "../azure/guid";
import { example } from "../check/facts/examples";
import { defineRule } from "../check/rule";
import { quoted } from "../text/wording";

const GOOD = "11111111-2222-3333-4444-555555555555";

export const invalidSubscription = defineRule({
  id: "invalid-subscription",
  severity: "error",
  section: "galleries",
  summary: "a subscription that is not named by its id",
  why: "Limits add up by subscription, and the ids of disk encryption sets are compared with it, so a name would match none of them.",
  source: "https://learn.microsoft.com/azure/azure-portal/get-subscription-tenant-id",
  *find({ plans, isExpression }) {
    for (const plan of plans) {
      const { subscription } = plan.spec.gallery;
      if (subscription === undefined || isExpression(plan, subscription) || isGuid(subscription)) continue;
      yield { plan, at: ["gallery", "subscription"] };
    }
  },
  problem: ({ plan }) =>
    `${quoted(plan.spec.gallery.subscription ?? "")} is not the id of a subscription: Azure's are GUIDs, such as ${quoted(GOOD)}`,
  help: ({ plan }, syntax) =>
    syntax.tokenFor(plan.spec.gallery.subscription ?? "", "variable.stringValue") ??
    "write the subscription's id, not its name, or leave it out",
  bad: [example({ gallery: { subscription: "contoso-production" } })],
  good: [example({ gallery: { subscription: GOOD } })],
});
