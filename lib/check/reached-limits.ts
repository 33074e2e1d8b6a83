import type { GalleryPlan } from "../plan/plan";
import { valueIn } from "../text/value-in";
import { ledger, replicaLedger, sumOfRows, type LedgerKind, type LedgerPart, type LedgerRow } from "./ledger";
import type { Context } from "./rule";

/** The degree to which a limit is reached. `possibly`: if galleries whose subscription is not known are all in one. */
export type Verdict = "too many" | "possibly too many" | "nearly too many";

/** A limit that is reached or nearly reached. */
export interface ReachedLimit {
  readonly verdict: Verdict;
  readonly row: LedgerRow;
  readonly allowed: number;
  /** The number counted in a known subscription although its own subscription is not known. */
  readonly ofUnknown: number;
  /** The part that it is shown at. */
  readonly part: LedgerPart;
  /** `subscriptions/…/westeurope`. */
  readonly path: string;
}

/**
 * Returns each limit of a kind that is reached. The total of unknown subscriptions may belong to any subscription. If it
 * is not too many alone, it is added to the known subscription that would then have most. That sum is reported only if
 * it is too many, and then neither of its two rows is reported as nearly too many.
 */
export function* reachedLimits(context: Context, kind: LedgerKind): Iterable<ReachedLimit> {
  const byRegion = new Map<string, LedgerRow[]>();
  for (const row of rowsOf(context, kind)) valueIn(byRegion, row.region, () => []).push(row);
  for (const rows of byRegion.values()) {
    const alone = new Map(rows.map((row) => [row, reachedAlone(row, context)]));
    const possible = possiblyTogether(alone, context);
    if (possible) yield possible.reached;
    for (const [row, reached] of alone) if (reached && !possible?.rows.includes(row)) yield reached;
  }
}

type Alone = ReadonlyMap<LedgerRow, ReachedLimit | undefined>;

function reachedAlone(row: LedgerRow, context: Context): ReachedLimit | undefined {
  const { allowed, warnFrom } = limitOf(row, context);
  const [part] = row.parts;
  const verdict = allowed === null ? undefined : verdictOf(row, allowed, warnFrom);
  if (!part || allowed === null || !verdict) return undefined;
  return { verdict, row, allowed, ofUnknown: 0, part, path: pathOf(row) };
}

function verdictOf(row: LedgerRow, allowed: number, warnFrom: number): Verdict | undefined {
  if (row.total > allowed) return isCertain(row, allowed) ? "too many" : "possibly too many";
  return row.total >= allowed * warnFrom ? "nearly too many" : undefined;
}

/** Adds the unknown total to the known subscription that would then have most; undefined if that is not too many. */
function possiblyTogether(
  alone: Alone,
  context: Context,
): { readonly reached: ReachedLimit; readonly rows: readonly LedgerRow[] } | undefined {
  const unknown = [...alone.keys()].find(({ subscription }) => subscription === undefined);
  const part = unknown?.parts[0];
  if (!unknown || !part || isTooMany(alone.get(unknown))) return undefined;
  const sums = [...alone]
    .filter(([row, reached]) => row !== unknown && !isTooMany(reached))
    .map(([known]) => ({ known, row: sumOfRows(known, unknown) }))
    .map(({ known, row }) => ({ known, row, allowed: limitOf(row, context).allowed }))
    .filter(({ row, allowed }) => allowed !== null && row.total > allowed);
  const [most] = sums.sort((a, b) => b.row.total - a.row.total);
  if (!most || most.allowed === null) return undefined;
  const { known, row, allowed } = most;
  const shown = { ofUnknown: unknown.total, part, path: pathOf(unknown) };
  return { reached: { verdict: "possibly too many", row, allowed, ...shown }, rows: [known, unknown] };
}

function isTooMany(reached: ReachedLimit | undefined): boolean {
  return reached !== undefined && reached.verdict !== "nearly too many";
}

/** Returns the totals of a kind. Replicas are counted only where a limit is given for them. */
function rowsOf({ plans, usage, limits }: Context, kind: LedgerKind): LedgerRow[] {
  if (kind !== "replicasPerSubscriptionAndRegion") return ledger(plans, usage).filter((row) => row.kind === kind);
  return plans.some((plan) => limits(plan)[kind] !== null) ? replicaLedger(plans) : [];
}

/** Reports whether a total is certainly too many. Galleries with an unknown subscription may be in several. */
function isCertain({ subscription, parts }: LedgerRow, allowed: number): boolean {
  if (subscription !== undefined) return true;
  const byGallery = new Map<GalleryPlan, number>();
  for (const { plan, count } of parts) byGallery.set(plan, (byGallery.get(plan) ?? 0) + count);
  return Math.max(...byGallery.values()) > allowed;
}

/** Returns the limit of a subscription. Where its specs differ, the largest is the one that Microsoft raised. */
function limitOf(row: LedgerRow, context: Context): { allowed: number | null; warnFrom: number } {
  const limits = [...new Set(row.parts.map(({ plan }) => plan))].map((plan) => context.limits(plan));
  const values = limits.map((each) => each[row.kind]).filter((value) => value !== null);
  return {
    allowed: values.length === 0 ? null : Math.max(...values),
    warnFrom: Math.max(...limits.map(({ warnFrom }) => warnFrom)),
  };
}

function pathOf({ subscription, region }: LedgerRow): string {
  return `subscriptions/${subscription ?? "unknown"}/${region}`;
}
