import { EGRESS_METER, STORAGE_METERS, type Meter } from "../../azure/meters";
import { regionName } from "../../azure/regions";
import { byCodeUnit } from "../../text/order";
import { effectiveDay, isInEffect, numberOf, shownItem, textOf, type SheetItem } from "./item";
import { pagesOf } from "./pages";
import { counted, firstFew, quoted } from "../../text/wording";
import type { StorageAccountType } from "../../azure/storage-account-types";
import type { Tariff } from "../tariff";
import { NotPriceSheetError } from "./not-price-sheet";
export { NotPriceSheetError } from "./not-price-sheet";

/** The list prices of replicas and of copies between regions, from the JSON of the Azure Retail Prices API. */
export interface PriceSheet {
  /** ISO 4217 code of every price. */
  readonly currency: string;
  /** The text of the sheet under `Note`. */
  readonly note: string | undefined;
  /** True if the API has further pages that the sheet lacks. */
  readonly hasMorePages: boolean;
  /** The price per GB and month, by storage account type and region. */
  readonly storage: ReadonlyMap<StorageAccountType, ReadonlyMap<string, Tariff>>;
  /** The price per GB that leaves a region for another, by the region that it leaves. */
  readonly egress: ReadonlyMap<string, Tariff>;
  /** The meter that `egress` was read from. */
  readonly egressMeter: Meter;
}

export interface PriceSheetOptions {
  /** The day of the prices, `YYYY-MM-DD`. @default - the newest prices, including future ones */
  readonly asOf?: string;
  /** The meter that bills copies between regions. @default - "Standard Inter-Region Data Transfer" */
  readonly egressMeter?: Meter;
}

/**
 * Reads a page of the Retail Prices API, a list of pages, or a list of their items. Prices of other meters, and
 * those of reservations, are ignored. If one quantity has several prices, the one that took effect last counts.
 * @throws NotPriceSheetError with all faults
 */
export function priceSheet(document: unknown, options: PriceSheetOptions = {}): PriceSheet {
  const { items, note, hasMorePages } = pagesOf(document);
  const egressMeter = options.egressMeter ?? EGRESS_METER;
  const readers = new Map<Meter, MeterPrices>();
  for (const meter of [...Object.values(STORAGE_METERS), egressMeter]) readers.set(meter, new Map());
  const byKey = new Map([...readers].map(([meter, prices]) => [meterKey(meter), { meter, prices }]));

  const faults: string[] = [];
  const matching: SheetItem[] = [];
  for (const item of items) {
    const reader = byKey.get(keyOf(item));
    if (!reader) continue;
    matching.push(item);
    faults.push(...collect(item, reader.meter, reader.prices, options.asOf));
  }
  if (matching.length === 0) {
    throw new NotPriceSheetError([
      `it has ${counted(items.length, "price")}, but none of a meter that replicas are billed by, as ${meterText(STORAGE_METERS.Standard_LRS)}`,
    ]);
  }
  const currency = currencyOf(matching, faults);
  const tariffs = new Map([...readers].map(([meter, prices]) => [meter, tariffsOf(meter, prices, faults)]));
  if (faults.length > 0) throw new NotPriceSheetError(faults);
  const storage = Object.entries(STORAGE_METERS) as [StorageAccountType, Meter][];
  return {
    currency,
    note,
    hasMorePages,
    storage: new Map(storage.map(([type, meter]) => [type, tariffs.get(meter) ?? new Map<string, Tariff>()])),
    egress: tariffs.get(egressMeter) ?? new Map<string, Tariff>(),
    egressMeter,
  };
}

/** Returns a meter as users search for it: product, SKU, meter. */
export function meterText({ productName, skuName, meterName }: Meter): string {
  return `${productName} / ${skuName} / ${meterName}`;
}

/** The prices of a meter by region, then by the quantity that a tier begins at. */
type MeterPrices = Map<string, Map<number, Offer>>;

/** A price of the sheet. */
interface Offer {
  readonly price: number;
  readonly day: string;
  readonly isPrimary: boolean;
  readonly item: SheetItem;
  /** Another item with another price for the same quantity. */
  readonly rival?: SheetItem;
}

function meterKey({ serviceName, productName, skuName, meterName }: Meter): string {
  return JSON.stringify([serviceName, productName, skuName, meterName]);
}

function keyOf({ value }: SheetItem): string {
  return JSON.stringify([value.serviceName, value.productName, value.skuName, value.meterName]);
}

/** Adds an item's price to `prices`, or returns the faults of the item. */
function collect(item: SheetItem, meter: Meter, prices: MeterPrices, asOf: string | undefined): string[] {
  const { value } = item;
  const type = textOf(item, "type");
  const region = typeof value.armRegionName === "string" ? regionName(value.armRegionName) : "";
  if (typeof type === "string" && type !== "Consumption") return [];
  const unit = textOf(item, "unitOfMeasure");
  const price = numberOf(item, "retailPrice");
  const from = value.tierMinimumUnits === undefined ? 0 : numberOf(item, "tierMinimumUnits");
  const day = effectiveDay(item);
  const faults = [type, unit, price, from, day].flatMap((read) => (typeof read === "object" ? [read.fault] : []));
  if (typeof unit === "string" && unit !== meter.unit) {
    faults.push(`${shownItem(item)} is priced per ${quoted(unit)}; only ${quoted(meter.unit)} is understood`);
  }
  if (faults.length > 0) return faults;
  // Bandwidth also has prices without a region, which apply to none.
  if (region === "" || !isInEffect(item, day as string, asOf)) return [];
  const offer: Offer = {
    price: price as number,
    day: day as string,
    isPrimary: value.isPrimaryMeterRegion === true,
    item,
  };
  const ofRegion = prices.get(region) ?? new Map<number, Offer>();
  prices.set(region, ofRegion.set(from as number, better(ofRegion.get(from as number), offer)));
  return [];
}

/** Returns the offer that took effect last; of the same day, the one of the meter's primary region. */
function better(known: Offer | undefined, offer: Offer): Offer {
  if (!known) return offer;
  const order = byCodeUnit(offer.day, known.day) || Number(offer.isPrimary) - Number(known.isPrimary);
  if (order !== 0) return order > 0 ? offer : known;
  return offer.price === known.price ? known : { ...known, rival: offer.item };
}

function tariffsOf(meter: Meter, prices: MeterPrices, faults: string[]): Map<string, Tariff> {
  const tariffs = new Map<string, Tariff>();
  for (const [region, offers] of prices) {
    const sorted = [...offers].sort(([a], [b]) => a - b);
    for (const [, { item, rival }] of sorted) {
      if (rival) faults.push(`${shownItem(item)} and ${shownItem(rival)} say two prices for the same; leave out one`);
    }
    const [first, ...others] = sorted.map(([from, { price }]) => ({ from, price }));
    if (!first) continue;
    if (first.from > 0) {
      faults.push(
        `${meterText(meter)} in ${quoted(region)} has prices from ${first.from} GB only; add the price from 0`,
      );
    }
    tariffs.set(region, { tiers: [first, ...others] });
  }
  return tariffs;
}

function currencyOf(items: readonly SheetItem[], faults: string[]): string {
  const codes = [...new Set(items.map(({ currency }) => (typeof currency === "string" ? currency : "")))];
  const shown = codes.map((code) => (code === "" ? "missing" : quoted(code))).sort(byCodeUnit);
  if (codes.length > 1) {
    faults.push(`its prices are in several currencies (${firstFew(shown)}); fetch a sheet in one of them`);
  } else if (!/^[A-Z]{3}$/.test(codes[0] ?? "")) {
    faults.push(`\`currencyCode\` is ${shown.join()}; write a currency's three capital letters, as USD`);
  }
  return codes[0] ?? "";
}
