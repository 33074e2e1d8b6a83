import { cost, type CostReport } from "../cost";
import type { GalleryPlan } from "../plan";
import type { PriceSheet } from "../prices";
import { priceOf } from "../tariff";
import type { DefinitionDiff, DiffMoney, Money, VersionDiff } from "./model";

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
export function monthlyOf(path: string, bills: Bills | undefined): VersionDiff["monthly"] {
  if (!bills) return null;
  const key = keyOf(path);
  return { before: bills.before.versions.get(key) ?? null, after: bills.after.versions.get(key) ?? null };
}

/** What all of it costs each month, and its copies once; null without prices. */
export function moneyOf(definitions: readonly DefinitionDiff[], bills: Bills | undefined): DiffMoney | null {
  if (!bills) return null;
  const monthly = ({ report }: Bill): Money => ({ amount: report.monthly, isPartial: report.isPartial });
  return {
    currency: bills.sheet.currency,
    monthly: { before: monthly(bills.before), after: monthly(bills.after) },
    once: copiesCost(definitions, bills.sheet),
  };
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
