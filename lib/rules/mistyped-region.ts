import { REGIONS, regionName } from "../azure/regions";
import { example, POLICY } from "../check/facts/examples";
import { mistypedRegions, type MistypedRegion } from "../check/facts/mistyped-regions";
import { defineRule, type Violation } from "../check/rule";
import { certainWord } from "../text/nearest";
import { quoted } from "../text/wording";

interface Mistyped extends Violation, Pick<MistypedRegion, "meant"> {
  readonly text: string;
}

const NAMES = REGIONS.map(({ name }) => name);

/** An error, unlike other unknown regions: such names are rarely new regions of Azure. A digit may be. */
export const mistypedRegion = defineRule<Mistyped>({
  id: "mistyped-region",
  severity: "error",
  section: "regions and storage",
  summary: "an unknown region, named once, that differs from a known one in one letter",
  why: "azurerm takes any text as a region, and Azure refuses one that it does not have at apply, when the image has been built. A name that stands in several places may be meant, and stays a warning, unknown-region.",
  source: "https://learn.microsoft.com/azure/reliability/regions-list",
  *find({ plans }) {
    for (const [plan, regions] of mistypedRegions(plans)) {
      for (const { first, meant, isAlone } of regions.values()) {
        if (isAlone) yield { plan, at: first.at, text: first.text, meant };
      }
    }
  },
  problem: ({ text, meant }) =>
    `${quoted(text)} is not a region that gallerist knows, and one letter away from ${quoted(meant)}`,
  help: ({ meant }) => `write ${quoted(meant)}, or acknowledge this if Azure has a region of that name`,
  fix: ({ at, text, meant }) => {
    const isCertain = certainWord(regionName(text), NAMES) === meant;
    return isCertain ? [{ kind: at.at(-1) === text ? "key" : "value", at, to: meant }] : [];
  },
  bad: [example({ policy: { regions: { ...POLICY.regions, eastu: {} } } })],
  good: [example({ policy: { regions: { ...POLICY.regions, eastus: {} } } })],
});
