import { isGuid } from "../azure/guid";
import { directShares, type DirectShare } from "../check/facts/direct-shares";
import { example } from "../check/facts/examples";
import { defineRule } from "../check/rule";
import { found, quoted } from "../text/wording";

const GOOD = "11111111-2222-3333-4444-555555555555";

export const invalidShareId = defineRule<DirectShare>({
  id: "invalid-share-id",
  severity: "error",
  section: "galleries",
  summary: "direct sharing with a subscription or tenant that is not named by its id",
  why: "azurerm can't share with subscriptions or tenants, so azapi sends these ids, as they are written, in a `share` action on the gallery.",
  source: "https://learn.microsoft.com/azure/virtual-machines/share-gallery-direct",
  find: ({ plans, isExpression }) =>
    plans.flatMap((plan) => directShares(plan).filter(({ id }) => !isGuid(id) && !isExpression(plan, id))),
  problem: ({ kind, id }) =>
    `${quoted(kind)} of \`direct\` names ${found(id)}, which is not an id: Azure's are GUIDs, such as ${quoted(GOOD)}`,
  help: ({ kind }) => `write the ${kind === "tenants" ? "tenant" : "subscription"}'s id, not its name`,
  bad: [example({ gallery: { sharing: { direct: { tenants: ["contoso.onmicrosoft.com"] } } } })],
  good: [example({ gallery: { sharing: { direct: { tenants: [GOOD] } } } })],
});
