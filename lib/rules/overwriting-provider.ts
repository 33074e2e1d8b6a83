import { OVERWRITING } from "../azure/overwriting";
import { example } from "../check/facts/examples";
import { defineRule } from "../check/rule";
import { isOverwriting } from "../spec/overwriting";
import { quoted } from "../text/wording";

const ON = { features: { [OVERWRITING]: true } };

export const overwritingProvider = defineRule({
  id: "overwriting-provider",
  severity: "error",
  section: "galleries",
  summary: "a provider block that lets azurerm overwrite what exists",
  why: "A version that is replaced is created before the old one is destroyed, and both have one id: with this feature azurerm writes over the living version and then deletes it, and the apply succeeds.",
  source: "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/features-block",
  *find({ plans }) {
    for (const plan of plans) {
      if (!isOverwriting(plan.spec.terraform?.provider)) continue;
      yield { plan, at: ["terraform", "provider", "features", OVERWRITING] };
    }
  },
  problem: () =>
    `the azurerm provider has ${quoted(OVERWRITING)}: a replaced version would be overwritten, then deleted`,
  help: () => "take it out of `features`; import what exists with an `import` block",
  bad: [example({ spec: { terraform: { provider: ON } } })],
  good: [example({ spec: { terraform: { provider: { features: { [OVERWRITING]: false } } } } })],
});
