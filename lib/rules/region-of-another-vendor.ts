import { example, POLICY } from "../check/facts/examples";
import { isOfAnotherVendor } from "../check/facts/other-vendors";
import { regionsBroughtIn, type RegionMention } from "../check/facts/region-mentions";
import { defineRule } from "../check/rule";
import { quoted } from "../text/wording";

/** One finding for each name, at its first place. */
export const regionOfAnotherVendor = defineRule<RegionMention>({
  id: "region-of-another-vendor",
  severity: "error",
  section: "regions and storage",
  summary: "a region of AWS, Google Cloud or another vendor",
  why: "azurerm takes any text as a region, and Azure refuses one that it does not have at apply, when the image has been built.",
  source: "https://learn.microsoft.com/azure/reliability/regions-list",
  *find({ plans }) {
    for (const plan of plans) {
      const told = new Set<string>();
      for (const mention of regionsBroughtIn(plan)) {
        if (told.has(mention.region) || !isOfAnotherVendor(mention.region)) continue;
        told.add(mention.region);
        yield mention;
      }
    }
  },
  problem: ({ text }) => `${quoted(text)} is not an Azure region: names of this form are other vendors'`,
  help: () => "write a region of Azure, such as `eastus` or `westeurope`",
  bad: [example({ policy: { regions: { ...POLICY.regions, "us-east-1": {} } } })],
  good: [example({ policy: { regions: { ...POLICY.regions, eastus: {} } } })],
});
