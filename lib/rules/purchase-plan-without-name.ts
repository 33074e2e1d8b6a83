import { example } from "../check/facts/examples";
import { definitions } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";

interface PurchasePlanWithoutName extends Violation {
  readonly subject: string;
}

export const purchasePlanWithoutName = defineRule<PurchasePlanWithoutName>({
  id: "purchase-plan-without-name",
  severity: "error",
  section: "definitions",
  summary: "a purchase plan with an empty name",
  why: "azurerm requires the name, and Azure refuses at apply, when the image has been built, a plan that is not exactly that of the source.",
  source: "https://learn.microsoft.com/azure/virtual-machines/image-version",
  *find({ plans }) {
    for (const { plan, definition, at, subject } of definitions(plans)) {
      const { purchasePlan } = definition.spec;
      const isNameless = purchasePlan !== undefined && (purchasePlan.name ?? "").trim() === "";
      if (isNameless) yield { plan, at: [...at, "purchasePlan", "name"], subject };
    }
  },
  problem: ({ subject }) =>
    `the purchase plan of ${subject} has no name; Azure wants that of the Marketplace image it was made from`,
  help: () => "fill in `name`, or leave `purchasePlan` out for an image that is not from the Marketplace",
  bad: [example({ image: { purchasePlan: { name: " ", publisher: "contoso", product: "linux" } } })],
  good: [example({ image: { purchasePlan: { name: "pro", publisher: "contoso", product: "linux" } } })],
});
