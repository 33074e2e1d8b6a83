import { isDay } from "../day";
import type { SpecPath } from "../finding";
import type { GalleryPlan } from "../plan";
import { example } from "./examples";
import { definitions, versions } from "./items";
import { defineRule, type Found } from "./rule";
import { found } from "./wording";

interface InvalidEndOfLife extends Found {
  readonly subject: string;
  readonly date: string;
}

export const invalidEndOfLife = defineRule<InvalidEndOfLife>({
  id: "invalid-end-of-life",
  severity: "error",
  summary: "an end of life that is no date",
  why: "azurerm takes only dates in the form of RFC 3339, which this one is turned into, and refuses anything else at plan.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  *find({ plans }) {
    for (const { plan, at, subject, date } of endsOfLife(plans)) {
      if (date !== undefined && !isDateOrInstant(date)) yield { plan, at: [...at, "endOfLife"], subject, date };
    }
  },
  problem: ({ subject, date }) => `the end of life of ${subject} is ${found(date)}, which is no date`,
  help: () => "write a date such as 2030-06-30, or an instant such as 2030-06-30T12:00:00Z",
  bad: [example({ version: { endOfLife: "2030-02-30" } })],
  good: [example({ version: { endOfLife: "2028-02-29" } })],
});

interface EndOfLife {
  readonly plan: GalleryPlan;
  readonly at: SpecPath;
  readonly subject: string;
  readonly date: string | undefined;
}

function* endsOfLife(plans: readonly GalleryPlan[]): Iterable<EndOfLife> {
  for (const item of definitions(plans)) yield { ...item, date: item.definition.spec.endOfLife };
  for (const item of versions(plans)) yield { ...item, date: item.version.spec.endOfLife };
}

const INSTANT = /^([^T]+)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|[+-](\d\d):(\d\d))$/;

/** A day of the calendar (`2030-06-30`), or an instant of RFC 3339 (`2030-06-30T12:00:00Z`). */
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

/** Milliseconds since 1970 of a date's midnight UTC, or of an instant; undefined for any other text. */
export function instantOf(text: string): number | undefined {
  return isDateOrInstant(text) ? Date.parse(text) : undefined;
}
