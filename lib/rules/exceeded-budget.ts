import { example } from "../check/facts/examples";
import { budgets, type Budgeted } from "../check/facts/budgets";
import { defineRule, type Violation } from "../check/rule";
import { money } from "../text/money";

interface ExceededBudget extends Violation, Budgeted {}

/** A part that is not known makes it more, so this is certain. */
export const exceededBudget = defineRule<ExceededBudget>({
  id: "exceeded-budget",
  severity: "error",
  section: "a team's own checks",
  summary: "replicas that cost more each month than the `budget`",
  why: "A tier more, or another region, multiplies the cost of every image. It is looked for where a price sheet is given.",
  source: "docs/checks.md",
  *find(context) {
    for (const found of budgets(context)) {
      if (found.isOfCurrency && found.isExceeded) yield { ...found, at: ["budget", "monthly"] };
    }
  },
  problem: ({ cost, budget }) =>
    `replicas cost ${cost.missing.length > 0 ? "at least " : ""}${money(cost.amount, cost.currency)} ${cost.currency} per month, more than the budget of ${money(budget.monthly, cost.currency)} ${cost.currency}`,
  help: () => "keep fewer versions, replicas or regions (`gallerist cost` says which cost most), or raise the budget",
  given: { monthlyCosts: () => ({ amount: 120, currency: "EUR", missing: [] }) },
  bad: [example({ spec: { budget: { monthly: 100, currency: "EUR" } } })],
  good: [example({ spec: { budget: { monthly: 120, currency: "EUR" } } })],
});
