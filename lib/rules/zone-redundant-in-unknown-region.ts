import { findRegion, type Cloud } from "../azure/regions";
import { cloudOf } from "../check/facts/cloud";
import { example, POLICY } from "../check/facts/examples";
import { causeOf, mistypedRegions } from "../check/facts/mistyped-regions";
import { isOfAnotherVendor } from "../check/facts/other-vendors";
import { defineRule } from "../check/rule";
import { storageMentions, type StorageMention } from "../check/facts/storage-mentions";
import { nearestRegions } from "../check/facts/nearest-regions";
import { quoted } from "../text/wording";

interface UnknownZones extends StorageMention {
  readonly cloud: Cloud | undefined;
}

/** An error, since a wrong guess would be published: storage can't change for a published version. */
export const zoneRedundantInUnknownRegion = defineRule<UnknownZones>({
  id: "zone-redundant-in-unknown-region",
  severity: "error",
  section: "regions and storage",
  summary: "`zone-redundant` in a region whose zones are not known, or not confirmed",
  why: "The plan would take `Standard_LRS`, so versions would be published without zone redundancy, and the storage of a published version never changes.",
  source: "https://learn.microsoft.com/azure/reliability/regions-list",
  *find({ plans }) {
    for (const mention of storageMentions(plans)) {
      const { plan, type, region } = mention;
      if (type !== "zone-redundant" || areZonesKnown(region) || isOfAnotherVendor(region)) continue;
      const mistyped = mistypedRegions(plans).get(plan)?.get(region);
      yield { ...mention, cloud: cloudOf(plan), ...(mistyped && { follows: causeOf(mistyped) }) };
    }
  },
  problem: ({ subject, region }) =>
    `${subject} asks for zone-redundant storage in ${quoted(region)}, a region whose zones gallerist does not know`,
  help: ({ region, cloud }) => {
    const names = findRegion(region) ? undefined : nearestRegions(region, cloud);
    return `write ${names === undefined ? "" : `${names}, or `}\`Standard_ZRS\` if the region has zones, else \`Standard_LRS\``;
  },
  bad: [example({ policy: { regions: { ...POLICY.regions, eastus9: { storage: "zone-redundant" } } } })],
  good: [example({ policy: { regions: { ...POLICY.regions, eastus: { storage: "zone-redundant" } } } })],
});

function areZonesKnown(region: string): boolean {
  const known = findRegion(region);
  return known !== undefined && known.zonesUnconfirmed !== true;
}
