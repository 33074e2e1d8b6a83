import type { GalleryPlan } from "../../plan/plan";
import type { BudgetSpec } from "../../spec/budget-spec";
import type { MonthlyCost } from "../monthly-cost";
import type { Context } from "../rule";

/** A budget, and the cost that it is compared with. */
export interface Budgeted {
  readonly plan: GalleryPlan;
  readonly budget: BudgetSpec;
  readonly cost: MonthlyCost;
  /** True if the cost is in the currency of the budget. Only then can it be exceeded. */
  readonly isOfCurrency: boolean;
  readonly isExceeded: boolean;
}

/** Yields each budget whose cost is known, at least in part. */
export function* budgets({ plans, monthlyCost }: Pick<Context, "plans" | "monthlyCost">): Iterable<Budgeted> {
  for (const plan of plans) {
    const { budget } = plan.spec;
    const cost = budget && monthlyCost(plan);
    if (!cost) continue;
    // Binary fractions make 0.1 + 0.2 more than 0.3.
    const isExceeded = Number(cost.amount.toPrecision(12)) > budget.monthly;
    const isOfCurrency = budget.currency.toUpperCase() === cost.currency.toUpperCase();
    yield { plan, budget, cost, isOfCurrency, isExceeded };
  }
}
