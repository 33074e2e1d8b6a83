import { example } from "../check/facts/examples";
import { policies } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { firstFew, shown } from "../text/wording";

interface RestRingNotLast extends Violation {
  readonly subject: string;
  readonly ring: string;
  readonly later: readonly string[];
  /** True if no other takes the rest, so that the order alone is wrong. */
  readonly isOnly: boolean;
}

export const restRingNotLast = defineRule<RestRingNotLast>({
  id: "rest-ring-not-last",
  severity: "error",
  section: "policies",
  summary: "a ring takes the rest of the regions and others come after it",
  why: "The ring would reach every region of the policy, so a rollout would be everywhere at once there, and the later rings would add nothing.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  *find({ plans }) {
    for (const { plan, policy, at, subject } of policies(plans)) {
      const rings = policy.rings ?? [];
      const index = rings.findIndex(({ regions }) => regions === "rest");
      const later = rings.slice(index + 1).map(({ name }) => name);
      if (index >= 0 && later.length > 0) {
        const isOnly = rings.filter(({ regions }) => regions === "rest").length === 1;
        yield { plan, at: [...at, "rings", index, "regions"], subject, ring: rings[index]?.name ?? "", later, isOnly };
      }
    }
  },
  problem: ({ subject, ring, later }) =>
    `${subject}, ring ${shown(ring)}, takes the rest of the regions, which leaves none for ${firstFew(later)}`,
  help: ({ ring }) => `list the regions of ring ${shown(ring)}, or make it the last one`,
  fix: ({ at, isOnly }) => (isOnly ? [{ kind: "last", at: at.slice(0, -1) }] : []),
  bad: [
    example({
      policy: {
        rings: [
          { name: "broad", regions: "rest" },
          { name: "late", regions: ["northeurope"] },
        ],
      },
    }),
  ],
  good: [
    example({
      policy: {
        rings: [
          { name: "canary", regions: ["northeurope"] },
          { name: "broad", regions: "rest" },
        ],
      },
    }),
  ],
});
