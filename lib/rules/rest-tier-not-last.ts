import { example, POLICY } from "../check/facts/examples";
import { policies } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { firstFew, shown } from "../text/wording";

interface RestTierNotLast extends Violation {
  readonly subject: string;
  readonly tier: string;
  readonly later: readonly string[];
  /** True if no other takes the rest, so that the order alone is wrong. */
  readonly isOnly: boolean;
}

export const restTierNotLast = defineRule<RestTierNotLast>({
  id: "rest-tier-not-last",
  severity: "error",
  section: "policies",
  summary: "a tier takes the rest of the versions and others come after it",
  why: "Every version from there on would keep the regions and replicas of this tier for good, and the later tiers would be silently ignored.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  *find({ plans }) {
    for (const { plan, policy, at, subject } of policies(plans)) {
      const index = policy.tiers.findIndex(({ take }) => take === "rest");
      const later = policy.tiers.slice(index + 1).map(({ name }) => name);
      if (index >= 0 && later.length > 0) {
        const tier = policy.tiers[index]?.name ?? "";
        const isOnly = policy.tiers.filter(({ take }) => take === "rest").length === 1;
        yield { plan, at: [...at, "tiers", index, "take"], subject, tier, later, isOnly };
      }
    }
  },
  problem: ({ subject, tier, later }) =>
    `${subject}, tier ${shown(tier)}, takes the rest of the versions, which leaves none for ${firstFew(later)}`,
  help: ({ tier }) => `give tier ${shown(tier)} a number to take, or make it the last one`,
  fix: ({ at, isOnly }) => (isOnly ? [{ kind: "last", at: at.slice(0, -1) }] : []),
  bad: [example({ policy: { tiers: [{ ...POLICY.tiers[0]!, take: "rest" }, POLICY.tiers[1]!] } })],
  good: [example({ policy: { tiers: [{ ...POLICY.tiers[0]!, take: 2 }, POLICY.tiers[1]!] } })],
});
