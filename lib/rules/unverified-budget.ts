import { example } from "../check/facts/examples";
import { budgets, type Budgeted } from "../check/facts/budgets";
import { defineRule, type Violation } from "../check/rule";
import { money } from "../text/money";
import { firstFew } from "../text/wording";

interface UnverifiedBudget extends Violation, Budgeted {}

/** What is not known never counts as nothing. */
export const unverifiedBudget = defineRule<UnverifiedBudget>({
  id: "unverified-budget",
  severity: "error",
  section: "a team's own checks",
  summary: "a `budget` that cannot be compared with the cost, since a size, a price or the currency is not known",
  why: "A size or price that is missing counts as nothing, so a sum without it says little about a budget.",
  source: "docs/checks.md",
  *find(context) {
    for (const found of budgets(context)) {
      if (!found.isOfCurrency) yield { ...found, at: ["budget", "currency"] };
      else if (!found.isExceeded && found.cost.missing.length > 0) yield { ...found, at: ["budget", "monthly"] };
    }
  },
  problem: ({ isOfCurrency, cost, budget }) =>
    isOfCurrency
      ? `it is not known whether the budget of ${money(budget.monthly, cost.currency)} ${cost.currency} is enough: ${money(cost.amount, cost.currency)} ${cost.currency} per month lacks ${firstFew(cost.missing, cost.missing.length)}`
      : `the budget is in ${budget.currency}, and the prices are in ${cost.currency}`,
  help: ({ isOfCurrency, cost }) =>
    isOfCurrency
      ? "write the size of each version, and give a sheet with all prices (`gallerist cost` names what is missing); or acknowledge this"
      : `write the budget in ${cost.currency}, or give prices in its currency`,
  given: { monthlyCosts: () => ({ amount: 80, currency: "EUR", missing: ["3 replicas without a size"] }) },
  bad: [example({ spec: { budget: { monthly: 100, currency: "EUR" } } })],
  good: [example()],
});
