import { example, POLICY } from "../check/facts/examples";
import { policies } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { found, shown } from "../text/wording";

interface InvalidTake extends Violation {
  readonly subject: string;
  readonly take: unknown;
}

export const invalidTake = defineRule<InvalidTake>({
  id: "invalid-take",
  severity: "error",
  section: "policies",
  summary: "a tier takes no whole number of versions from 1 up",
  why: "The tier would take no version at all: all would fall to the tiers after it, which may have fewer regions or replicas.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  *find({ plans }) {
    for (const { plan, policy, at, subject } of policies(plans)) {
      for (const [index, { name, take }] of policy.tiers.entries()) {
        if (take === "rest" || (Number.isSafeInteger(take) && take >= 1)) continue;
        yield { plan, at: [...at, "tiers", index, "take"], subject: `${subject}, tier ${shown(name)},`, take };
      }
    }
  },
  problem: ({ subject, take }) =>
    `${subject} takes ${found(take)} versions; \`take\` must be a whole number from 1, or \`rest\``,
  help: () => "write how many of the newest versions it takes, or leave the tier out",
  bad: [example({ policy: { tiers: [{ ...POLICY.tiers[0]!, take: 0 }, POLICY.tiers[1]!] } })],
  good: [example({ policy: { tiers: [{ ...POLICY.tiers[0]!, take: 1 }, POLICY.tiers[1]!] } })],
});
