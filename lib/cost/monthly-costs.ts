import type { MonthlyCost } from "../check/monthly-cost";
import { itemPlans, type GalleryPlan } from "../plan/plan";
import type { GallerySpec } from "../spec/gallery-spec";
import { counted } from "../text/wording";
import { accountsOf, totalStorage, type Accounts } from "./accounts";
import { footprint } from "./footprint";
import type { PriceSheet } from "./prices/price-sheet";

/** Returns the monthly cost of each spec that has a budget, with its mirrors, for the option of `check`. */
export function monthlyCosts(
  plans: readonly GalleryPlan[],
  sheet: PriceSheet,
): (spec: GallerySpec) => MonthlyCost | undefined {
  const budgeted = plans.filter(({ spec, mirrorOf }) => !mirrorOf && spec.budget);
  const bySpec = new Map<GallerySpec, GalleryPlan[]>(budgeted.map((plan) => [plan.spec, [plan]]));
  for (const plan of plans) if (plan.mirrorOf) bySpec.get(plan.mirrorOf)?.push(plan);
  const costs = new Map([...bySpec].map(([spec, ofSpec]) => [spec, costOf(ofSpec, sheet)]));
  return (spec) => costs.get(spec);
}

function costOf(plans: readonly GalleryPlan[], sheet: PriceSheet): MonthlyCost {
  const items = plans.flatMap(itemPlans);
  const accounts = accountsOf(
    items.flatMap((item) => item.versions.map((version) => footprint(version, item))),
    sheet,
  );
  return { amount: totalStorage(accounts).monthly, currency: sheet.currency, missing: missingIn(accounts) };
}

function missingIn(accounts: Accounts): string[] {
  const { replicasWithoutSize, replicasWithoutPrice } = totalStorage(accounts);
  const { edgeZoneReplicas, versionsWithDataDisks, versionsWithUnreadRegions } = accounts.notCounted;
  const parts: readonly [count: number, noun: string, lack: string][] = [
    [replicasWithoutSize, "replica", "without a size"],
    [replicasWithoutPrice, "replica", "without a price"],
    [edgeZoneReplicas, "replica", "in edge zones"],
    [versionsWithDataDisks, "version", "with data disks"],
    [versionsWithUnreadRegions, "version", "with unknown regions"],
  ];
  return parts.flatMap(([count, noun, lack]) => (count > 0 ? [`${counted(count, noun)} ${lack}`] : []));
}
