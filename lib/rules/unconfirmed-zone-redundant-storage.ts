import { findRegion } from "../azure/regions";
import { example, POLICY } from "../check/facts/examples";
import { defineRule } from "../check/rule";
import { storageMentions, type StorageMention } from "../check/facts/storage-mentions";

const ZONE_REDUNDANT: readonly string[] = ["Standard_ZRS", "zone-redundant"];

export const unconfirmedZoneRedundantStorage = defineRule<StorageMention>({
  id: "unconfirmed-zone-redundant-storage",
  severity: "warning",
  section: "regions and storage",
  summary: "zone-redundant storage in a region that has zones, but is on no list of regions with such storage",
  why: "If the region lacks it, azurerm lets it pass and Azure refuses it at apply, when the image has been built; a published version's storage never changes.",
  source: "https://learn.microsoft.com/azure/virtual-machines/troubleshooting-shared-images",
  *find({ plans }) {
    for (const mention of storageMentions(plans)) {
      const region = findRegion(mention.region);
      const types = region?.zonesUnconfirmed ? ["Standard_ZRS"] : region?.zrsUnconfirmed ? ZONE_REDUNDANT : [];
      if (types.includes(mention.type)) yield mention;
    }
  },
  problem: ({ subject, region }) =>
    findRegion(region)?.zonesUnconfirmed
      ? `${subject} asks for zone-redundant storage in ${region}, which is not confirmed to have availability zones`
      : `${subject} asks for zone-redundant storage in ${region}, which has availability zones, but is not confirmed to have Standard_ZRS`,
  help: () =>
    "try it before the first version is published, since its storage can't change later, then acknowledge this; or write `Standard_LRS`",
  bad: [example({ policy: { regions: { ...POLICY.regions, japanwest: { storage: "zone-redundant" } } } })],
  good: [example({ policy: { regions: { ...POLICY.regions, japaneast: { storage: "zone-redundant" } } } })],
});
