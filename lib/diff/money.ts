import { cost, type CostReport } from "../cost";
import type { GalleryPlan } from "../plan";
import type { PriceSheet } from "../prices";
import { priceOf } from "../tariff";
import type { DefinitionDiff, DiffMoney, Money, VersionDiff } from "./model";
import { isHandedAndDestroyed, staysUnmanaged } from "./settled";

/** What versions cost before and after a change. */
export interface Bills {
  readonly sheet: PriceSheet;
  readonly before: Bill;
  readonly after: Bill;
}

/** The bill of one side. */
interface Bill {
  readonly report: CostReport;
  /** By gallery, definition and version. */
  readonly versions: ReadonlyMap<string, Money>;
}

/** The bills of both sides, if there are prices. */
export function billsOf(
  before: readonly GalleryPlan[],
  after: readonly GalleryPlan[],
  sheet: PriceSheet | undefined,
): Bills | undefined {
  return sheet && { sheet, before: billOf(before, sheet), after: billOf(after, sheet) };
}

function billOf(plans: readonly GalleryPlan[], sheet: PriceSheet): Bill {
  const report = cost(plans, sheet);
  const versions = new Map(
    report.byVersion.map(({ gallery, definition, version, monthly, isPartial }): [string, Money] => [
      keyOf(`${gallery}/${definition}/${version}`),
      { amount: monthly, isPartial },
    ]),
  );
  return { report, versions };
}

/** What a version costs each month, before and after; null where it is not there. */
export function monthlyOf(version: Omit<VersionDiff, "monthly">, bills: Bills | undefined): VersionDiff["monthly"] {
  if (!bills) return null;
  const key = keyOf(version.path);
  const before = bills.before.versions.get(key) ?? null;
  if (staysUnmanaged(version)) return { before, after: before };
  return { before, after: isHandedAndDestroyed(version) ? null : (bills.after.versions.get(key) ?? null) };
}

/** What all of it costs each month, and its copies once; null without prices. */
export function moneyOf(definitions: readonly DefinitionDiff[], bills: Bills | undefined): DiffMoney | null {
  if (!bills) return null;
  const monthly = ({ report }: Bill): Money => ({ amount: report.monthly, isPartial: report.isPartial });
  const after = monthly(bills.after);
  return {
    currency: bills.sheet.currency,
    monthly: {
      before: monthly(bills.before),
      after: { ...after, amount: after.amount + settledMonthly(definitions, bills.after) },
    },
    once: copiesCost(definitions, bills.sheet),
  };
}

/** What Azure keeps though no plan names it, less what it loses though one does. */
function settledMonthly(definitions: readonly DefinitionDiff[], { versions }: Bill): number {
  let sum = 0;
  for (const version of definitions.flatMap((definition) => definition.versions)) {
    if (staysUnmanaged(version)) sum += version.monthly?.before?.amount ?? 0;
    if (isHandedAndDestroyed(version)) sum -= versions.get(keyOf(version.path))?.amount ?? 0;
  }
  return sum;
}

/** Copies are billed by the region that they leave, all of them together. */
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

/** Azure compares names without capitals. */
function keyOf(path: string): string {
  return path.toLowerCase();
}
