import { regionName } from "../azure/regions";
import { byCodeUnit } from "../text/order";
import { example } from "../check/facts/examples";
import { causeOf, mistypedFor, mistypedRegions } from "../check/facts/mistyped-regions";
import { itemVersions } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { firstFew, quoted } from "../text/wording";

interface StorageWithoutPlacement extends Violation {
  readonly text: string;
  readonly subject: string;
  readonly placed: readonly string[];
}

export const storageWithoutPlacement = defineRule<StorageWithoutPlacement>({
  id: "storage-without-placement",
  severity: "warning",
  section: "versions",
  summary: "a version's `storage` names a region where the version is not",
  why: "The plan reads the storage of a region only where the version is placed, so this would be silently ignored, and the region would get no replica.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  *find({ plans }) {
    for (const { plan, version, at, subject } of itemVersions(plans)) {
      if (!version.spec.storage) continue;
      const regions = mistypedRegions(plans).get(plan);
      const placed = version.targetRegions.map(({ name }) => name);
      for (const text of Object.keys(version.spec.storage).sort(byCodeUnit)) {
        const region = regionName(text);
        if (placed.includes(region)) continue;
        const mistyped = regions?.get(region) ?? mistypedFor(regions, region, placed);
        const follows = mistyped && { follows: causeOf(mistyped) };
        yield { plan, at: [...at, "storage", text], text, subject, placed, ...follows };
      }
    }
  },
  problem: ({ text, subject, placed }) =>
    `${subject} sets storage for ${quoted(text)}, where it is not placed; it is in ${firstFew(placed, 6)}`,
  help: ({ text }) => `take ${quoted(text)} out of \`storage\`, or place the version there`,
  bad: [example({ version: { storage: { eastus: "Premium_LRS" } } })],
  good: [example({ version: { storage: { "North Europe": "Premium_LRS" } } })],
});
