import { findRegion } from "../azure/regions";
import { example, POLICY } from "../check/facts/examples";
import { defineRule } from "../check/rule";
import { storageMentions, type StorageMention } from "../check/facts/storage-mentions";

export const zoneRedundantStorageWithoutZones = defineRule<StorageMention>({
  id: "zone-redundant-storage-without-zones",
  severity: "error",
  section: "regions and storage",
  summary: "zone-redundant storage in a region that has no availability zones",
  why: "azurerm does not know which regions have zones, so Azure would refuse it at apply; and what storage a published version has in a region never changes.",
  source: "https://learn.microsoft.com/azure/virtual-machines/troubleshooting-shared-images",
  *find({ plans }) {
    for (const mention of storageMentions(plans)) {
      const region = findRegion(mention.region);
      if (mention.type === "Standard_ZRS" && region?.zones === 0 && !region.zonesUnconfirmed) yield mention;
    }
  },
  problem: ({ subject, region }) => `${subject} asks for Standard_ZRS in ${region}, which has no availability zones`,
  help: ({ at }) =>
    at[0] === "policies" && at.at(-1) !== "before"
      ? "write `zone-redundant`, which is Standard_LRS where there are no zones"
      : "write `Standard_LRS` or `Premium_LRS`",
  bad: [example({ policy: { regions: { ...POLICY.regions, westus: { storage: "Standard_ZRS" } } } })],
  good: [example({ policy: { regions: { ...POLICY.regions, westus2: { storage: "Standard_ZRS" } } } })],
});
