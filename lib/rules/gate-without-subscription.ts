import { example } from "../check/facts/examples";
import { items, policyNameOf } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { isGated } from "../plan/gates";
import { shown } from "../text/wording";

interface GateWithoutSubscription extends Violation {
  readonly policy: string;
}

/** A gate asks Azure for a version by its resource id, which the subscription is part of. */
export const gateWithoutSubscription = defineRule<GateWithoutSubscription>({
  id: "gate-without-subscription",
  severity: "error",
  section: "policies",
  summary: "a policy with a `gate`, in a gallery whose subscription is not known",
  why: "A gate reads the replication of a version from Azure by its resource id, which cannot be written without the subscription.",
  source: "https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules",
  *find({ plans }) {
    for (const plan of plans) {
      if (plan.spec.gallery.subscription !== undefined || plan.foundIn !== undefined) continue;
      const gated = [...items([plan])].filter(({ definition }) => isGated(definition));
      for (const policy of new Set(gated.map(policyNameOf))) {
        if (policy !== undefined) yield { plan, at: ["policies", policy, "gate"], policy };
      }
    }
  },
  problem: ({ plan, policy }) =>
    `policy ${shown(policy)} has a gate, which reads versions of ${shown(plan.spec.gallery.name)} by their resource id, but the gallery's subscription is not known`,
  help: () => "set `subscription` of the gallery",
  bad: [example({ policy: { gate: "replicated" } })],
  good: [
    example({
      policy: { gate: "replicated" },
      gallery: { subscription: "11111111-2222-3333-4444-555555555555" },
    }),
  ],
});
