import { findRegion } from "../azure/regions";
import type { GalleryPlan } from "../plan/plan";
import { example, POLICY } from "../check/facts/examples";
import { regionsBroughtIn, type RegionMention } from "../check/facts/region-mentions";
import { defineRule } from "../check/rule";
import { quoted } from "../text/wording";

export const accessRestrictedRegion = defineRule<RegionMention>({
  id: "access-restricted-region",
  severity: "warning",
  section: "regions and storage",
  summary: "a region that Azure opens to a subscription only on request",
  why: "azurerm does not check target regions at plan, and nothing in a spec shows whether the subscription has been given access.",
  source: "https://learn.microsoft.com/azure/reliability/regions-list",
  *find({ plans }) {
    for (const plan of plans) yield* restrictedRegions(plan).values();
  },
  problem: ({ text }) => `${quoted(text)} is open only to subscriptions that have asked for access to it`,
  help: () =>
    "request access (https://learn.microsoft.com/troubleshoot/azure/general/region-access-request-process), then acknowledge this; or leave the region out",
  bad: [example({ policy: { regions: { ...POLICY.regions, koreasouth: {} } } })],
  good: [example({ policy: { regions: { ...POLICY.regions, koreacentral: {} } } })],
});

/** Returns the first mention of each region: one request opens a region. */
function restrictedRegions(plan: GalleryPlan): Map<string, RegionMention> {
  const first = new Map<string, RegionMention>();
  for (const mention of regionsBroughtIn(plan)) {
    if (!first.has(mention.region) && findRegion(mention.region)?.accessRestricted) first.set(mention.region, mention);
  }
  return first;
}
