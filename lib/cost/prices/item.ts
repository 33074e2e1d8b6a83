import { found, grouped, quoted } from "../../text/wording";

/** An item of the sheet, and its place in the sheet. */
export interface SheetItem {
  readonly value: Readonly<Record<string, unknown>>;
  /** `page 2, item 13`. */
  readonly place: string;
  /** The currency of the item, else that of its page. */
  readonly currency: unknown;
}

/** The reason why a value of an item can't be read. */
export interface UnreadItem {
  readonly fault: string;
}

/** Returns an item as a message names it. */
export function shownItem({ value, place }: SheetItem): string {
  return `${place} (${shownText(value.meterName)} in ${shownText(value.armRegionName)})`;
}

export function textOf(item: SheetItem, key: string): string | UnreadItem {
  const value = item.value[key];
  return typeof value === "string" ? value : fault(item, key, value, "a text");
}

/** The largest price or quantity that is accepted, so that sums stay finite. */
const LARGEST = 1e12;

/** Returns a number that is zero or more, or the fault of it. */
export function numberOf(item: SheetItem, key: string): number | UnreadItem {
  const value = item.value[key];
  const isFine = typeof value === "number" && value >= 0 && value <= LARGEST;
  return isFine ? value : fault(item, key, value, `a number from 0 to ${grouped(LARGEST)}`);
}

/** Returns the day that a price takes effect, UTC; empty for an item without one. */
export function effectiveDay(item: SheetItem): string | UnreadItem {
  return dayOf(item, "effectiveStartDate");
}

/** Reports whether a price is in effect on a day; always true without a day. */
export function isInEffect(item: SheetItem, start: string, asOf: string | undefined): boolean {
  if (asOf === undefined) return true;
  const end = dayOf(item, "effectiveEndDate");
  return start <= asOf && (typeof end !== "string" || end === "" || asOf <= end);
}

function dayOf(item: SheetItem, key: string): string | UnreadItem {
  const value = item.value[key];
  if (value === undefined || value === null) return "";
  const time = typeof value === "string" ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? fault(item, key, value, "a date") : new Date(time).toISOString().slice(0, 10);
}

function fault(item: SheetItem, key: string, value: unknown, wanted: string): UnreadItem {
  const shown =
    value === undefined ? "missing" : typeof value === "object" && value !== null ? "an object" : found(value);
  return { fault: `${shownItem(item)}: \`${key}\` is ${shown}; ${wanted} is expected` };
}

function shownText(value: unknown): string {
  return typeof value === "string" ? quoted(value) : "?";
}
