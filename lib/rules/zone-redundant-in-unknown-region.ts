import { findRegion } from "../azure/regions";
import { example, POLICY } from "./examples";
import { defineRule } from "./rule";
import { storageMentions, type StorageMention } from "./storage-mentions";
import { nearestRegions } from "./unknown-region";
import { quoted } from "./wording";

/** An error, since a wrong guess would be published: storage can't change for a published version. */
export const zoneRedundantInUnknownRegion = defineRule<StorageMention>({
  id: "zone-redundant-in-unknown-region",
  severity: "error",
  summary: "`zone-redundant` in a region whose zones are not known",
  why: "The plan would take `Standard_LRS`, so versions would be published without zone redundancy, and the storage of a published version never changes.",
  source: "https://learn.microsoft.com/azure/reliability/regions-list",
  *find({ plans }) {
    for (const mention of storageMentions(plans)) {
      if (mention.type === "zone-redundant" && !findRegion(mention.region)) yield mention;
    }
  },
  problem: ({ subject, region }) =>
    `${subject} asks for zone-redundant storage in ${quoted(region)}, a region whose zones gallerist does not know`,
  help: ({ region }) => {
    const names = nearestRegions(region);
    return `write ${names === undefined ? "" : `${names}, or `}\`Standard_ZRS\` if the region has zones, else \`Standard_LRS\``;
  },
  bad: [example({ policy: { regions: { ...POLICY.regions, eastus9: { storage: "zone-redundant" } } } })],
  good: [example({ policy: { regions: { ...POLICY.regions, eastus: { storage: "zone-redundant" } } } })],
});
