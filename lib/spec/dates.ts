import { isDay } from "./day";

const INSTANT = /^([^T]+)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|[+-](\d\d):(\d\d))$/;

/** Reports whether a text is a day (`2030-06-30`) or an instant of RFC 3339 (`2030-06-30T12:00:00Z`). */
export function isDateOrInstant(text: string): boolean {
  if (isDay(text)) return true;
  const match = INSTANT.exec(text);
  if (!match) return false;
  const [, date = "", hour, minute, second, offsetHour = 0, offsetMinute = 0] = match;
  return isDay(date) && isTime(hour, minute) && Number(second) < 60 && isTime(offsetHour, offsetMinute);
}

function isTime(hour: unknown, minute: unknown): boolean {
  return Number(hour) < 24 && Number(minute) < 60;
}

/** Returns milliseconds since 1970 of a date's midnight UTC, or of an instant; undefined for any other text. */
export function millisecondsOf(text: string): number | undefined {
  return isDateOrInstant(text) ? Date.parse(text) : undefined;
}

/** Returns midnight UTC as a spec writes it: the date alone. Other instants stay as they are. */
export function dateOf(instant: string | undefined): string | undefined {
  return instant?.replace(/^(\d{4}-\d{2}-\d{2})T00:00:00(?:\.0+)?(?:Z|[+-]00:00)$/i, "$1");
}

/** Returns a date's midnight UTC as an instant, since azurerm accepts RFC 3339 only. An instant stays as it is. */
export function instantOf(date: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? `${date}T00:00:00Z` : date;
}
