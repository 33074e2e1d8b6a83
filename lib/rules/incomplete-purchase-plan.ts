import { example } from "../check/facts/examples";
import { definitions } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { quoted } from "../text/wording";

interface IncompletePurchasePlan extends Violation {
  readonly subject: string;
  readonly missing: readonly string[];
}

/** A warning: azurerm does not require it. */
export const incompletePurchasePlan = defineRule<IncompletePurchasePlan>({
  id: "incomplete-purchase-plan",
  severity: "warning",
  section: "definitions",
  summary: "a purchase plan without its publisher or product",
  why: "azurerm takes a plan of a name alone, but it must match the plan of the source exactly, and changing it later replaces the image definition.",
  source: "https://learn.microsoft.com/azure/virtual-machines/image-version",
  *find({ plans }) {
    for (const { plan, definition, at, subject } of definitions(plans)) {
      const { purchasePlan } = definition.spec;
      if (!purchasePlan) continue;
      const missing = (["publisher", "product"] as const).filter((key) => (purchasePlan[key] ?? "").trim() === "");
      if (missing.length > 0) yield { plan, at: [...at, "purchasePlan"], subject, missing };
    }
  },
  problem: ({ subject, missing }) =>
    `the purchase plan of ${subject} has no ${missing.join(" and no ")}; machines need all three parts of the plan of the Marketplace image`,
  help: ({ missing }) => `add ${missing.map(quoted).join(" and ")} as the Marketplace image has them`,
  bad: [example({ image: { purchasePlan: { name: "pro", publisher: "contoso" } } })],
  good: [example({ image: { purchasePlan: { name: "pro", publisher: "contoso", product: "linux" } } })],
});
