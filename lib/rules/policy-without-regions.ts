import { example, POLICY } from "./examples";
import { policies, type PolicyItem } from "./items";
import { defineRule } from "./rule";

export const policyWithoutRegions = defineRule<PolicyItem>({
  id: "policy-without-regions",
  severity: "error",
  summary: "a policy that covers no region",
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
