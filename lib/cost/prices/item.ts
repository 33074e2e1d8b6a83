import { found, grouped, quoted } from "../../text/wording";

/** An item of the sheet, and where it stands in it. */
export interface SheetItem {
  readonly value: Readonly<Record<string, unknown>>;
  /** `page 2, item 13`. */
  readonly place: string;
  /** Its own, else that of its page. */
  readonly currency: unknown;
}

/** Why a value of an item cannot be read. */
export interface UnreadItem {
  readonly fault: string;
}

/** An item as a message names it. */
export function shownItem({ value, place }: SheetItem): string {
  return `${place} (${shownText(value.meterName)} in ${shownText(value.armRegionName)})`;
}

export function textOf(item: SheetItem, key: string): string | UnreadItem {
  const value = item.value[key];
  return typeof value === "string" ? value : fault(item, key, value, "a text");
}

/** No price or quantity is larger; sums of such stay numbers. */
const LARGEST = 1e12;

/** Zero or more. */
export function numberOf(item: SheetItem, key: string): number | UnreadItem {
  const value = item.value[key];
  const isFine = typeof value === "number" && value >= 0 && value <= LARGEST;
  return isFine ? value : fault(item, key, value, `a number from 0 to ${grouped(LARGEST)}`);
}

/** The day that a price takes effect, UTC; empty for one that names none. */
export function effectiveDay(item: SheetItem): string | UnreadItem {
  return dayOf(item, "effectiveStartDate");
}

/** Whether a price holds on a day; always when no day is asked for. */
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
