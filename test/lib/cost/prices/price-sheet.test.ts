import { egressMeter, STORAGE_METERS } from "../../../../lib/azure/meters";
import {
  NotPriceSheetError,
  priceSheet,
  type PriceSheet,
  type PriceSheetOptions,
} from "../../../../lib/cost/prices/price-sheet";
import { egress, item, lrs, page, premium, zrs, type Item } from "../../../support/prices";

/** "westeurope 0.5, eastus 0-10: 0, 10-: 0.25" of a storage type. */
function lrsPrices(sheet: PriceSheet): Record<string, readonly (readonly [number, number])[]> {
  const tariffs = sheet.storage.get("Standard_LRS") ?? new Map<string, never>();
  return Object.fromEntries(
    [...tariffs].map(([region, { tiers }]) => [region, tiers.map(({ from, price }) => [from, price] as const)]),
  );
}

function faults(document: unknown, options?: PriceSheetOptions): readonly string[] {
  try {
    priceSheet(document, options);
  } catch (error) {
    if (error instanceof NotPriceSheetError) return error.faults;
    throw error;
  }
  return [];
}

describe("the forms of a sheet", () => {
  const items = [lrs("westeurope", 0.5), lrs("eastus", 0.25)];
  const prices = { westeurope: [[0, 0.5]], eastus: [[0, 0.25]] };

  test.each<[string, unknown]>([
    ["a page", page(items)],
    ["a list of pages", [page(items.slice(0, 1), "https://prices.example/2"), page(items.slice(1))]],
    ["a list of items", items],
    ["a list of one item and no page", [page(items), page([])]],
  ])("%s", (_, document) => {
    const sheet = priceSheet(document);
    expect([sheet.currency, lrsPrices(sheet), sheet.hasMorePages]).toEqual(["EUR", prices, false]);
  });

  test("a page that names a next one, which is not there, has more", () => {
    expect(priceSheet(page(items, "https://prices.example/2")).hasMorePages).toBe(true);
    expect(priceSheet([page(items, "https://a.example"), page(items, "https://b.example")]).hasMorePages).toBe(true);
  });

  test("an item without currency is in its page's", () => {
    const { currencyCode: _, ...bare } = lrs("westeurope", 0.5);
    expect(priceSheet(page([bare])).currency).toBe("EUR");
  });

  test("what the sheet says of itself", () => {
    expect(priceSheet(page(items)).note).toBeUndefined();
    expect(priceSheet([page(items), { ...page(items), Note: "made up" }]).note).toBe("made up");
  });
});

describe("which prices count", () => {
  test("each storage type and egress by its own meter, of all four names", () => {
    const sheet = priceSheet(
      page([lrs("eastus", 1), zrs("eastus", 2), premium("eastus", 3), egress("eastus", 4), ...NEIGHBOURS]),
    );
    expect(["Standard_LRS", "Standard_ZRS", "Premium_LRS"].map((type) => priceIn(sheet, type))).toEqual([1, 2, 3]);
    expect(sheet.egress.get("eastus")?.tiers).toEqual([{ from: 0, price: 4 }]);
  });

  test("a region in any spelling is the same region", () => {
    expect(lrsPrices(priceSheet([lrs("West Europe", 0.5), lrs("EastUS", 0.25)]))).toEqual({
      westeurope: [[0, 0.5]],
      eastus: [[0, 0.25]],
    });
  });

  test("a price of no region is passed over, as one that is not for consumption", () => {
    const sheet = priceSheet([
      lrs("westeurope", 0.5),
      lrs("", 9),
      lrs("eastus", 9, { type: "Reservation" }),
      lrs("eastus2", 9, { type: "DevTestConsumption" }),
    ]);
    expect(lrsPrices(sheet)).toEqual({ westeurope: [[0, 0.5]] });
  });

  test("tiers in any order", () => {
    const tiers = [
      lrs("eastus", 1, { tierMinimumUnits: 100 }),
      lrs("eastus", 2),
      lrs("eastus", 0, { tierMinimumUnits: 5.5 }),
    ];
    expect(lrsPrices(priceSheet(tiers))).toEqual({
      eastus: [
        [0, 2],
        [5.5, 0],
        [100, 1],
      ],
    });
  });

  test("an item without tierMinimumUnits is from 0; a price of 0 is a price", () => {
    const { tierMinimumUnits: _, ...bare } = lrs("eastus", 0);
    expect(lrsPrices(priceSheet([bare]))).toEqual({ eastus: [[0, 0]] });
  });

  test("another egress meter instead of the usual one", () => {
    const meter = egressMeter("Bandwidth Inter-Region", "Intra Continent", "Intra Continent Data Transfer Out");
    const items = [lrs("eastus", 1), egress("eastus", 4), item(meter, "eastus", 7)];
    const sheet = priceSheet(items, { egressMeter: meter });
    expect(sheet.egress.get("eastus")?.tiers).toEqual([{ from: 0, price: 7 }]);
    expect(sheet.egressMeter).toBe(meter);
  });

  function priceIn(sheet: PriceSheet, type: string): number | undefined {
    return sheet.storage.get(type as "Standard_LRS")?.get("eastus")?.tiers[0].price;
  }
});

/** Meters that share three of the four names with one that counts. */
const NEIGHBOURS: readonly Item[] = (["serviceName", "productName", "skuName", "meterName"] as const).map((key) =>
  lrs("eastus", 99, { [key]: "Another" }),
);

describe("several prices for the same", () => {
  const on = (date: string, price: number, parts: Item = {}): Item =>
    lrs("eastus", price, { effectiveStartDate: date, ...parts });

  test.each<[string, Item[]]>([
    ["first", [on("2025-01-01T00:00:00Z", 2), on("2024-01-01T00:00:00Z", 1)]],
    ["last", [on("2024-01-01T00:00:00Z", 1), on("2025-01-01T00:00:00Z", 2)]],
    ["beside one without a date", [on("2025-01-01T00:00:00Z", 2), lrs("eastus", 1, { effectiveStartDate: undefined })]],
  ])("the one that took effect last counts: %s", (_, items) => {
    expect(lrsPrices(priceSheet(items))).toEqual({ eastus: [[0, 2]] });
  });

  test.each([
    ["2024-12-31", 1],
    ["2025-01-01", 2],
  ])("as of %s, one that begins on 2025-01-01 is not or is in effect", (asOf, price) => {
    const items = [on("2025-01-01T00:00:00Z", 2), on("2024-01-01T00:00:00Z", 1)];
    expect(lrsPrices(priceSheet(items, { asOf }))).toEqual({ eastus: [[0, price]] });
  });

  test.each([
    ["2025-06-30", 2],
    ["2025-07-01", 1],
  ])("as of %s, one that ends on 2025-06-30 is or is no longer in effect", (asOf, price) => {
    const ending = on("2025-01-01T00:00:00Z", 2, { effectiveEndDate: "2025-06-30T23:59:59Z" });
    expect(lrsPrices(priceSheet([ending, on("2024-01-01T00:00:00Z", 1)], { asOf }))).toEqual({ eastus: [[0, price]] });
  });

  test("of one day, that of the primary region counts, in any order", () => {
    const other = lrs("eastus", 1, { isPrimaryMeterRegion: false });
    expect(lrsPrices(priceSheet([other, lrs("eastus", 2)]))).toEqual({ eastus: [[0, 2]] });
    expect(lrsPrices(priceSheet([lrs("eastus", 2), other]))).toEqual({ eastus: [[0, 2]] });
  });

  test("of one day and rank, the same price twice is one; two prices are a fault", () => {
    expect(lrsPrices(priceSheet([lrs("eastus", 2), lrs("eastus", 2)]))).toEqual({ eastus: [[0, 2]] });
    expect(faults([lrs("eastus", 2), lrs("eastus", 3)])).toEqual([
      "item 1 (`LRS Snapshots` in `eastus`) and item 2 (`LRS Snapshots` in `eastus`) say two prices for the same; leave out one",
    ]);
    expect(faults([lrs("eastus", 2), lrs("eastus", 3), on("2025-01-01T00:00:00Z", 4)])).toEqual([]);
  });
});

describe("what is no price sheet", () => {
  const WANTED = "a page of the Retail Prices API with `Items` is expected, a list of pages, or a list of items";

  test.each<[unknown, string]>([
    [null, "null"],
    ["prices", '"prices"'],
    [3, "3"],
    [{}, "another object"],
    [{ Items: {} }, "another object"],
    [{ values: { root_module: {} } }, "another object"],
    [[page([lrs("eastus", 1)]), lrs("eastus", 1)], "another object"],
    [[[]], "a list"],
  ])("%j", (document, found) => {
    expect(faults(document)).toEqual([`it is not a price sheet: ${WANTED}, not ${found}`]);
  });

  test.each([[[]], [page([])], [[page([]), page([])]]])("one without prices: %j", (document) => {
    expect(faults(document)).toEqual(["it is a price sheet without prices: `Items` is empty"]);
  });

  test("one with prices of other things only", () => {
    expect(faults(page([...NEIGHBOURS]))).toEqual([
      "it has 4 prices, but none of a meter that replicas are billed by, as Standard HDD Managed Disks / Snapshots LRS / LRS Snapshots",
    ]);
  });

  test("an item that is none", () => {
    expect(faults([page([lrs("eastus", 1)]), page([null as unknown as Item])])).toEqual([
      "page 2, item 1 is null, not a price",
    ]);
  });

  test("a currency of a meter that nobody asks for is passed over", () => {
    const other = lrs("eastus", 1, { meterName: "D2 v3", currencyCode: "USD" });
    expect(priceSheet(page([lrs("eastus", 1), other])).currency).toBe("EUR");
  });

  test("several currencies, or none", () => {
    expect(faults([lrs("eastus", 1), lrs("westus", 1, { currencyCode: "USD" })])).toEqual([
      "its prices are in several currencies (`EUR` and `USD`); fetch a sheet in one of them",
    ]);
    expect(faults([lrs("eastus", 1, { currencyCode: undefined })])).toEqual([
      "`currencyCode` is missing; write a currency's three capital letters, as USD",
    ]);
    expect(faults([lrs("eastus", 1, { currencyCode: "euro" })])).toEqual([
      "`currencyCode` is `euro`; write a currency's three capital letters, as USD",
    ]);
  });

  test.each<[string, unknown, string]>([
    ["retailPrice", undefined, "missing; a number from 0 to 1,000,000,000,000 is expected"],
    ["retailPrice", -0.01, "-0.01; a number from 0 to 1,000,000,000,000 is expected"],
    ["retailPrice", NaN, "NaN; a number from 0 to 1,000,000,000,000 is expected"],
    ["retailPrice", "0.05", '"0.05"; a number from 0 to 1,000,000,000,000 is expected'],
    ["retailPrice", {}, "an object; a number from 0 to 1,000,000,000,000 is expected"],
    ["retailPrice", 1e308, "1e+308; a number from 0 to 1,000,000,000,000 is expected"],
    ["tierMinimumUnits", -1, "-1; a number from 0 to 1,000,000,000,000 is expected"],
    ["effectiveStartDate", "soon", '"soon"; a date is expected'],
    ["type", undefined, "missing; a text is expected"],
    ["unitOfMeasure", undefined, "missing; a text is expected"],
  ])("a price whose %s is %j", (key, value, fault) => {
    expect(faults(page([lrs("eastus", 1, { [key]: value })]))).toEqual([
      `item 1 (\`LRS Snapshots\` in \`eastus\`): \`${key}\` is ${fault}`,
    ]);
  });

  test("a price per another unit is never converted", () => {
    expect(faults([lrs("eastus", 1, { unitOfMeasure: "100 GB/Month" })])).toEqual([
      "item 1 (`LRS Snapshots` in `eastus`) is priced per `100 GB/Month`; only `1 GB/Month` is understood",
    ]);
    expect(faults([egress("eastus", 1, { unitOfMeasure: "1 GB/Month" })])).toEqual([
      "item 1 (`Standard Inter-Region Data Transfer` in `eastus`) is priced per `1 GB/Month`; only `1 GB` is understood",
    ]);
  });

  test("tiers that leave out the first GB", () => {
    expect(faults([lrs("eastus", 1, { tierMinimumUnits: 10 })])).toEqual([
      `${"Standard HDD Managed Disks / Snapshots LRS / LRS Snapshots"} in \`eastus\` has prices from 10 GB only; add the price from 0`,
    ]);
  });

  test("all faults at once; those of other meters are none", () => {
    const items = [
      lrs("eastus", -1),
      lrs("westus", -2),
      item({ ...STORAGE_METERS.Standard_LRS, skuName: "P10" }, "x", -3),
    ];
    expect(faults(items)).toHaveLength(2);
  });

  test("names that are properties of every object", () => {
    const sheet = priceSheet([lrs("__proto__", 1), lrs("constructor", 2)]);
    expect([...(sheet.storage.get("Standard_LRS") ?? [])].map(([region]) => region)).toEqual([
      "__proto__",
      "constructor",
    ]);
    expect(sheet.storage.get("Standard_LRS")?.get("toString")).toBeUndefined();
  });
});
