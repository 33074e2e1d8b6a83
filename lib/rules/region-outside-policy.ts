import { didYouMean } from "../nearest";
import { example, POLICY } from "./examples";
import { policies } from "./items";
import { policyReferences, regionNames } from "./region-mentions";
import { defineRule, type Found } from "./rule";
import { firstFew, quoted } from "./wording";

interface RegionOutsidePolicy extends Found {
  readonly text: string;
  readonly subject: string;
  readonly known: readonly string[];
}

export const regionOutsidePolicy = defineRule<RegionOutsidePolicy>({
  id: "region-outside-policy",
  severity: "error",
  summary: "a tier, a ring, `candidates` or `replicas` names a region that the policy does not have",
  why: "The plan places versions only in regions of the policy, so this region would silently get none.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  *find({ plans }) {
    for (const item of policies(plans)) {
      const regions = regionNames(item.policy);
      if (regions.size === 0) continue;
      const known = [...regions].sort();
      for (const { mentions, subject } of policyReferences(item)) {
        for (const { plan, at, text, region } of mentions) {
          if (!regions.has(region)) yield { plan, at, text, subject, known };
        }
      }
    }
  },
  problem: ({ text, subject, known }) =>
    `${quoted(text)} in ${subject} is not a region of the policy, which has ${firstFew(known, 6)}`,
  help: ({ text, known }) =>
    `${didYouMean(text, known) ?? "take it out"}, or add ${quoted(text)} to the policy's \`regions\``,
  bad: [
    example({
      policy: { tiers: [{ name: "latest", take: "rest", regions: "all", replicas: { default: 3, northeurop: 5 } }] },
    }),
  ],
  good: [
    example({
      policy: { ...POLICY, rings: [{ name: "canary", regions: ["North Europe"] }] },
    }),
  ],
});
