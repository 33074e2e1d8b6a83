import { found } from "../../text/wording";
import type { SheetItem } from "./item";
import { NotPriceSheetError } from "./not-price-sheet";

/** The merged content of the pages of a sheet. */
export interface Pages {
  readonly items: readonly SheetItem[];
  readonly note: string | undefined;
  readonly hasMorePages: boolean;
}

type Json = Readonly<Record<string, unknown>>;

/** Returns the items of a page, of a list of pages, or of a list of items; throws NotPriceSheetError. */
export function pagesOf(document: unknown): Pages {
  const parts: readonly unknown[] = Array.isArray(document) ? document : [document];
  const pages = parts.filter(isPage);
  const others = parts.length - pages.length;
  if (others > 0 && !(pages.length === 0 && Array.isArray(document) && parts.every(isItem))) {
    throw new NotPriceSheetError([
      `it is not a price sheet: ${WANTED}, not ${kindOf(parts.find((part) => !isPage(part)))}`,
    ]);
  }
  const items = pages.length === 0 ? parts.map((part, index) => itemOf(part, `item ${index + 1}`)) : itemsOf(pages);
  if (items.length === 0) throw new NotPriceSheetError(["it is a price sheet without prices: `Items` is empty"]);
  return {
    items,
    note: pages.map(({ Note }) => Note).find((note): note is string => typeof note === "string"),
    hasMorePages: pages.length > 0 && pages.every(({ NextPageLink }) => Boolean(NextPageLink)),
  };
}

const WANTED = "a page of the Retail Prices API with `Items` is expected, a list of pages, or a list of items";

interface Page extends Json {
  readonly Items: readonly unknown[];
}

function itemsOf(pages: readonly Page[]): SheetItem[] {
  return pages.flatMap((page, number) =>
    page.Items.map((item, index) => {
      const place = pages.length === 1 ? `item ${index + 1}` : `page ${number + 1}, item ${index + 1}`;
      return itemOf(item, place, page.BillingCurrency);
    }),
  );
}

function itemOf(value: unknown, place: string, currency?: unknown): SheetItem {
  if (!isObject(value)) throw new NotPriceSheetError([`${place} is ${kindOf(value)}, not a price`]);
  return { value, place, currency: value.currencyCode ?? currency };
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isPage(value: unknown): value is Page {
  return isObject(value) && Array.isArray(value.Items);
}

function isItem(value: unknown): boolean {
  return isObject(value) && "meterName" in value;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  return isObject(value) ? "another object" : value === undefined ? "nothing" : found(value);
}
