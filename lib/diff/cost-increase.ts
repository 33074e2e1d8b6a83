import type { Diff, DiffMoney, VersionDiff } from "./model";

/** A monthly cost that grows by more than is allowed, or may. */
export interface CostIncrease {
  readonly monthly: DiffMoney["monthly"];
  /** The increase in percent of the cost before; null where nothing was paid before, or all of it is unknown. */
  readonly percent: number | null;
  /** True if what is known grows by more than is allowed; false if only what is not known may. */
  readonly isCertain: boolean;
  /** Paths of versions that grow by an unknown amount, since a size or a price is missing. */
  readonly unknown: readonly string[];
}

/**
 * Returns the increase of the monthly cost by more than some percent; undefined if there is none. A changed version whose
 * cost is not known may grow by any amount. An unchanged one adds the same to both sides, so it does not count.
 */
export function costIncrease({ money, galleries }: Diff, most: number): CostIncrease | undefined {
  if (!money) return undefined;
  const { before, after } = money.monthly;
  const versions = galleries.flatMap(({ definitions }) => definitions.flatMap((definition) => definition.versions));
  const unknown = versions.filter(growsByUnknown).map(({ path }) => path);
  // Binary fractions make 1.1 times 10 more than 11.
  const isCertain = rounded(after.amount) > rounded(before.amount * (1 + most / 100));
  if (!isCertain && unknown.length === 0) return undefined;
  const percent = before.amount > 0 ? (after.amount / before.amount - 1) * 100 : null;
  return { monthly: money.monthly, percent, isCertain, unknown };
}

function rounded(amount: number): number {
  return Number(amount.toPrecision(12));
}

/** Reports whether a version gets replicas or storage whose cost is not known. Lost regions make nothing dearer. */
function growsByUnknown({ before, regions, monthly }: VersionDiff): boolean {
  if (!monthly?.after?.isPartial) return false;
  return before === null || regions.some(({ after }) => after !== null);
}
