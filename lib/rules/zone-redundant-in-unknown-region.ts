import { findRegion } from "../azure/regions";
import { example, POLICY } from "../check/facts/examples";
import { defineRule } from "../check/rule";
import { storageMentions, type StorageMention } from "../check/facts/storage-mentions";
import { nearestRegions } from "../check/facts/nearest-regions";
import { quoted } from "../text/wording";

/** An error, since a wrong guess would be published: storage cannot change for a published version. */
export const zoneRedundantInUnknownRegion = defineRule<StorageMention>({
  id: "zone-redundant-in-unknown-region",
  severity: "error",
  section: "regions and storage",
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
