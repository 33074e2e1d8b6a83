import type { Meter } from "../lib/azure/meters";
import { NotPriceSheetError, priceSheet, type PriceSheet } from "../lib/cost/prices/price-sheet";
import { today } from "./as-of";
import { readJson } from "./json-file";
import { shownName } from "./read";
import { Refusal } from "./refusal";
import type { Stdio } from "./stdio";

/** The options that choose prices of a sheet. */
export interface PriceOptions {
  /** The file with the prices. @default - no money */
  readonly prices?: string;
  /** The meter that bills copies between regions. @default - the usual meter */
  readonly egressMeter?: Meter;
  /** The day of the prices, `YYYY-MM-DD`. @default - the clock's day, UTC */
  readonly asOf?: string;
}

/** The number of faults that are listed. The others are only counted. */
const MOST_FAULTS = 10;

/**
 * Returns the prices of a file, if one is given.
 * @throws Refusal with all faults of the file
 */
export async function readPriceSheet(
  { prices, egressMeter, asOf }: PriceOptions,
  stdio: Stdio,
): Promise<PriceSheet | undefined> {
  if (prices === undefined) return undefined;
  const document = await readJson(prices, stdio);
  try {
    const day = asOf ?? today();
    return priceSheet(document, { asOf: day, ...(egressMeter ? { egressMeter } : {}) });
  } catch (error) {
    if (!(error instanceof NotPriceSheetError)) throw error;
    const name = shownName(prices);
    const more = error.faults.length - MOST_FAULTS;
    throw new Refusal([
      ...error.faults.slice(0, MOST_FAULTS).map((fault) => `${name}: ${fault}`),
      ...(more > 0 ? [`${name}: ${more} more ${more === 1 ? "mistake" : "mistakes"} of this kind`] : []),
    ]);
  }
}
