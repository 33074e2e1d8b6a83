import { accountsOf, storageOf, totalStorage } from "../cost/accounts";
import type { StorageCost } from "../cost/report";
import { footprint, type Footprint } from "../cost/footprint";
import { itemPlans, type GalleryPlan, type ItemVersionPlan } from "../plan/plan";
import type { PriceSheet } from "../cost/prices/price-sheet";
import { priceOf } from "../cost/tariff";
import type { DefinitionDiff, DiffMoney, Money, VersionDiff } from "./model";
import { isPlannedButDestroyed, staysUnmanaged } from "./after-apply";
import { sizesFrom } from "./sizes";

/** The costs of versions before and after a change. */
export interface Bills {
  readonly sheet: PriceSheet;
  readonly before: Bill;
  readonly after: Bill;
}

/** The bill of one side. */
interface Bill {
  readonly total: Money;
  /** The cost by version object, not by path: two subscriptions may have galleries of one name. */
  readonly versions: ReadonlyMap<ItemVersionPlan, Money>;
}

/** Returns the bills of both sides, if there are prices. */
export function billsOf(
  before: readonly GalleryPlan[],
  after: readonly GalleryPlan[],
  sheet: PriceSheet | undefined,
): Bills | undefined {
  return sheet && { sheet, before: billOf(before, after, sheet), after: billOf(after, before, sheet) };
}

function billOf(plans: readonly GalleryPlan[], others: readonly GalleryPlan[], sheet: PriceSheet): Bill {
  const sizes = sizesFrom(others, plans);
  const footprints = new Map<ItemVersionPlan, Footprint>();
  for (const item of plans.flatMap(itemPlans)) {
    for (const version of item.versions) {
      const sizeGiB = sizes.get(version);
      const sized = sizeGiB === undefined ? version : { ...version, spec: { ...version.spec, sizeGiB } };
      footprints.set(version, footprint(sized, item));
    }
  }
  const accounts = accountsOf(footprints.values(), sheet);
  return {
    total: moneyIn(totalStorage(accounts)),
    versions: new Map([...footprints].map(([version, held]) => [version, moneyIn(storageOf(accounts, held))])),
  };
}

function moneyIn({ monthly, isPartial }: StorageCost): Money {
  return { amount: monthly, isPartial };
}

/** Returns the monthly cost of a version, before and after; null for a side without it. */
export function monthlyOf(
  version: Omit<VersionDiff, "monthly" | "growsWithout">,
  bills: Bills | undefined,
): VersionDiff["monthly"] {
  if (!bills) return null;
  const before = (version.before && bills.before.versions.get(version.before)) ?? null;
  if (staysUnmanaged(version)) return { before, after: before };
  const after = (version.after && bills.after.versions.get(version.after)) ?? null;
  return { before, after: isPlannedButDestroyed(version) ? null : after };
}

/** Returns the monthly cost of all galleries and the one-time cost of copies; null without prices. */
export function moneyOf(definitions: readonly DefinitionDiff[], bills: Bills | undefined): DiffMoney | null {
  if (!bills) return null;
  return {
    currency: bills.sheet.currency,
    monthly: { before: bills.before.total, after: monthlyAfterApply(definitions, bills.after) },
    once: copiesCost(definitions, bills.sheet),
  };
}

/** Returns the cost after the apply: with unplanned versions that Azure keeps, without planned ones that it loses. */
function monthlyAfterApply(definitions: readonly DefinitionDiff[], { total, versions }: Bill): Money {
  const changed = definitions.flatMap((definition) => definition.versions);
  const kept = changed.filter(staysUnmanaged).flatMap(({ monthly }) => monthly?.before ?? []);
  const gone = new Set(changed.filter(isPlannedButDestroyed).map(({ after }) => after));
  if (kept.length === 0 && gone.size === 0) return total;
  const left = [...versions].flatMap(([version, money]) => (gone.has(version) ? [] : [money]));
  const all = [...left, ...kept];
  return {
    amount: all.reduce((sum, { amount }) => sum + amount, 0),
    isPartial: all.some(({ isPartial }) => isPartial),
  };
}

/** Returns the cost of all copies. Those that leave one region are billed together. */
function copiesCost(definitions: readonly DefinitionDiff[], { egress }: PriceSheet): Money {
  const leaving = new Map<string, number>();
  let isPartial = false;
  for (const { after, copies, sizeGiB } of definitions.flatMap(({ versions }) => versions)) {
    if (!after || copies === 0) continue;
    if (sizeGiB === null) isPartial = true;
    else leaving.set(after.home, (leaving.get(after.home) ?? 0) + copies * sizeGiB);
  }
  let amount = 0;
  for (const [region, gib] of leaving) {
    const tariff = egress.get(region);
    if (tariff) amount += priceOf(tariff, gib);
    else isPartial = true;
  }
  return { amount, isPartial };
}
