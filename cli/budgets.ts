import type { CheckOptions } from "../lib/check/check-options";
import { monthlyCosts } from "../lib/cost/monthly-costs";
import type { PriceSheet } from "../lib/cost/prices/price-sheet";
import type { GalleryPlan } from "../lib/plan/plan";
import { printable } from "../lib/text/printable";
import type { Input } from "./input";
import type { Stdio } from "./stdio";

/** Returns the costs that `check` compares budgets with, if there are prices. */
export function costsBy(
  sheet: PriceSheet | undefined,
  plans: readonly GalleryPlan[],
): Pick<CheckOptions, "monthlyCosts"> {
  return sheet ? { monthlyCosts: monthlyCosts(plans, sheet) } : {};
}

/** Reports on standard error the files whose budget is not compared, since no prices are given. */
export function reportUncompared(
  inputs: readonly Pick<Input, "name" | "plans">[],
  sheet: PriceSheet | undefined,
  stdio: Stdio,
): void {
  if (sheet) return;
  for (const { name, plans } of inputs) {
    if (!plans.some(({ spec }) => spec.budget)) continue;
    stdio.stderr.write(`${printable(`${name}: its budget is not compared: that needs --prices FILE`)}\n`);
  }
}
