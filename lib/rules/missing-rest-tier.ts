import { example, POLICY } from "../check/facts/examples";
import { policies, type PolicyItem } from "../check/facts/items";
import { defineRule } from "../check/rule";

/**
 * Without a rest tier, a release pushes the oldest version out of every tier: it stays hidden, and in its home only.
 */
export const missingRestTier = defineRule<PolicyItem>({
  id: "missing-rest-tier",
  severity: "error",
  section: "policies",
  summary: "no tier takes the versions that are left",
  why: "Each release would push the oldest version out of the last tier: it would be hidden, and kept in its home region alone.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  *find({ plans }) {
    for (const item of policies(plans)) {
      const { tiers } = item.policy;
      if (tiers.length > 0 && tiers.every(({ take }) => take !== "rest")) yield { ...item, at: [...item.at, "tiers"] };
    }
  },
  problem: ({ subject }) => `no tier of ${subject} takes the rest of the versions`,
  help: () => "end `tiers` with one that takes `rest`",
  bad: [example({ policy: { tiers: POLICY.tiers.slice(0, 1) } })],
  good: [example({ policy: { tiers: POLICY.tiers.slice(1) } })],
});
