import { example, POLICY } from "../check/facts/examples";
import { policies, type PolicyItem } from "../check/facts/items";
import { defineRule } from "../check/rule";

export const policyWithoutRegions = defineRule<PolicyItem>({
  id: "policy-without-regions",
  severity: "error",
  section: "policies",
  summary: "a policy that covers no region",
  why: "Tiers place versions only in regions of the policy, so every version would stay in its home region alone, whatever the tiers say.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  *find({ plans }) {
    for (const item of policies(plans)) {
      if (Object.keys(item.policy.regions).length === 0) yield { ...item, at: [...item.at, "regions"] };
    }
  },
  problem: ({ subject }) => `${subject} covers no region`,
  help: () => "list its regions under `regions`, the images' home region among them",
  bad: [example({ policy: { regions: {} } })],
  good: [example({ policy: { ...POLICY, regions: { westeurope: {} } } })],
});
