import { example } from "../check/facts/examples";
import { policies, type PolicyItem } from "../check/facts/items";
import { defineRule } from "../check/rule";

export const policyWithoutTiers = defineRule<PolicyItem>({
  id: "policy-without-tiers",
  severity: "error",
  section: "policies",
  summary: "a policy that says nothing about where versions go",
  why: "Nothing would place a released version: the plan would keep it in its home region with one replica, hidden from latest, and no region would be served.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  *find({ plans }) {
    for (const item of policies(plans)) {
      if (item.policy.tiers.length === 0) yield { ...item, at: [...item.at, "tiers"] };
    }
  },
  problem: ({ subject }) => `${subject} has no tiers, so it places no version`,
  help: () => "add a tier that takes `rest`",
  bad: [example({ policy: { tiers: [] } })],
  good: [example({ policy: { tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }] } })],
});
