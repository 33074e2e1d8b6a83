import { EGRESS_METER, STORAGE_METERS, type Meter } from "../../lib/azure/meters";
import { priceSheet, type PriceSheet } from "../../lib/cost/prices/price-sheet";

/** An item as the Retail Prices API writes it. */
export type Item = Record<string, unknown>;

/** A price of a meter in a region, with what it differs in. */
export function item(meter: Meter, region: string, price: number, parts: Item = {}): Item {
  const { serviceName, productName, skuName, meterName, unit } = meter;
  return {
    currencyCode: "EUR",
    tierMinimumUnits: 0,
    retailPrice: price,
    unitPrice: price,
    armRegionName: region,
    location: "somewhere",
    effectiveStartDate: "2024-01-01T00:00:00Z",
    meterId: "00000000-0000-0000-0000-000000000000",
    meterName,
    productId: "DZH318Z0BNZJ",
    skuId: "DZH318Z0BNZJ/0001",
    productName,
    skuName,
    serviceName,
    serviceId: "DZH317F1HKN0",
    serviceFamily: serviceName === "Storage" ? "Storage" : "Networking",
    unitOfMeasure: unit,
    type: "Consumption",
    isPrimaryMeterRegion: true,
    armSkuName: "",
    ...parts,
  };
}

export const lrs = (region: string, price: number, parts?: Item): Item =>
  item(STORAGE_METERS.Standard_LRS, region, price, parts);
export const zrs = (region: string, price: number, parts?: Item): Item =>
  item(STORAGE_METERS.Standard_ZRS, region, price, parts);
export const premium = (region: string, price: number, parts?: Item): Item =>
  item(STORAGE_METERS.Premium_LRS, region, price, parts);
export const egress = (region: string, price: number, parts?: Item): Item => item(EGRESS_METER, region, price, parts);

/** A page of the API. */
export function page(items: readonly Item[], next: string | null = null): Item {
  return {
    BillingCurrency: "EUR",
    CustomerEntityId: "Default",
    CustomerEntityType: "Retail",
    Items: items,
    NextPageLink: next,
    Count: items.length,
  };
}

/** A sheet of these prices. */
export function sheetOf(...items: readonly Item[]): PriceSheet {
  return priceSheet(page(items));
}
