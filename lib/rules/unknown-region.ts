import { findRegion, type Cloud } from "../azure/regions";
import { cloudOf } from "../check/facts/cloud";
import { mistypedRegions } from "../check/facts/mistyped-regions";
import { nearestRegions } from "../check/facts/nearest-regions";
import type { GalleryPlan } from "../plan/plan";
import { example, POLICY } from "../check/facts/examples";
import { policies } from "../check/facts/items";
import { policyRegions, regionsBroughtIn, type RegionMention } from "../check/facts/region-mentions";
import { defineRule, type Violation } from "../check/rule";
import { isOfAnotherVendor } from "../check/facts/other-vendors";
import { isExpressionInSpec } from "../check/facts/region-expressions";
import { quoted } from "../text/wording";
import { isZoneRedundant } from "../check/facts/storage-mentions";

interface UnknownRegion extends Violation {
  readonly text: string;
  readonly region: string;
  /** The number of places where the spec names it. */
  readonly places: number;
  readonly cloud: Cloud | undefined;
}

/** A warning, since Azure adds regions. Where an answer needs a known region, another rule reports an error. */
export const unknownRegion = defineRule<UnknownRegion>({
  id: "unknown-region",
  severity: "warning",
  section: "regions and storage",
  summary: "a region that is not in the catalogue of regions",
  why: "azurerm takes any text as a region, and Azure refuses one that it does not have at apply, when the image has been built.",
  source: "https://learn.microsoft.com/azure/reliability/regions-list",
  *find({ plans }) {
    for (const plan of plans) {
      const explained = zoneRedundantRegions(plan);
      const mistyped = mistypedRegions(plans).get(plan);
      const cloud = cloudOf(plan);
      for (const [region, [first, places]] of unknownRegions(plan)) {
        if (explained.has(region) || mistyped?.get(region)?.isAlone || isOfAnotherVendor(region)) continue;
        if (isExpressionInSpec(first)) continue;
        yield { plan, at: first.at, text: first.text, region, places, cloud };
      }
    }
  },
  problem: ({ text, places }) =>
    `${quoted(text)} is not a region that gallerist knows${places === 1 ? "" : ` (in ${places} places)`}`,
  help: ({ region, cloud }) => {
    const names = nearestRegions(region, cloud);
    return names === undefined
      ? "check the spelling; nothing else is needed if Azure has it"
      : `write ${names}; nothing is needed if Azure has a region of that name`;
  },
  bad: [example({ policy: { regions: { ...POLICY.regions, eastus9: {} } } })],
  good: [example({ policy: { regions: { ...POLICY.regions, "East US 2": {} } } })],
});

/** Returns the first mention of each unknown region, and the number of mentions. */
function unknownRegions(plan: GalleryPlan): Map<string, [first: RegionMention, places: number]> {
  const unknown = new Map<string, [RegionMention, number]>();
  for (const mention of regionsBroughtIn(plan)) {
    if (findRegion(mention.region)) continue;
    const known = unknown.get(mention.region);
    if (known) known[1]++;
    else unknown.set(mention.region, [mention, 1]);
  }
  return unknown;
}

function zoneRedundantRegions(plan: GalleryPlan): ReadonlySet<string> {
  const regions = new Set<string>();
  for (const item of policies([plan])) {
    for (const { text, region } of policyRegions(item).mentions) {
      if (isZoneRedundant(item.policy.regions[text]?.storage)) regions.add(region);
    }
  }
  return regions;
}
