import type { GalleryPlan } from "../plan/plan";
import { example } from "../check/facts/examples";
import { itemVersions, policies } from "../check/facts/items";
import {
  otherLists,
  policyReferences,
  policyRegions,
  versionReferences,
  type RegionList,
} from "../check/facts/region-mentions";
import { defineRule, type Violation } from "../check/rule";
import { quoted } from "../text/wording";

interface DuplicateRegion extends Violation {
  readonly region: string;
  readonly first: string;
  readonly second: string;
  readonly subject: string;
}

export const duplicateRegion = defineRule<DuplicateRegion>({
  id: "duplicate-region",
  severity: "error",
  section: "regions and storage",
  summary: "the same region twice in one list, often in two spellings",
  why: "azurerm takes a region twice, under two spellings too, and Azure refuses it at apply, when the image has been built.",
  source: "https://learn.microsoft.com/azure/virtual-machines/troubleshooting-shared-images",
  *find({ plans }) {
    for (const list of lists(plans)) {
      const firsts = new Map<string, string>();
      for (const { plan, at, text, region } of list.mentions) {
        const first = firsts.get(region);
        if (first === undefined) firsts.set(region, text);
        else yield { plan, at, region, first, second: text, subject: list.subject };
      }
    }
  },
  problem: ({ region, first, second, subject }) =>
    first === second
      ? `${quoted(region)} stands twice in ${subject}`
      : `${quoted(first)} and ${quoted(second)} in ${subject} are the same region`,
  help: ({ region }) => `keep one of the two, as ${quoted(region)}`,
  bad: [example({ policy: { regions: { westeurope: {}, northeurope: {}, "West Europe": {} } } })],
  good: [example({ policy: { regions: { "West Europe": {}, "North Europe": {} } } })],
});

function* lists(plans: readonly GalleryPlan[]): Iterable<RegionList> {
  for (const item of policies(plans)) {
    yield policyRegions(item);
    yield* policyReferences(item);
  }
  yield* otherLists(plans);
  for (const item of itemVersions(plans)) yield versionReferences(item);
}
