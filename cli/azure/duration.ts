import { InvalidArgumentError } from "commander";

const UNITS = { s: 1000, m: 60_000, h: 3_600_000 } as const;

/** The longest duration: a timer takes no more than 2^31 - 1 milliseconds, which is 24 days. */
const MOST_MS = 20 * 24 * UNITS.h;

/** Parses a duration such as 90s, 15m or 2h to milliseconds. commander reports a wrong one. */
export function parseDuration(text: string): number {
  const [, number = "", unit = ""] = /^(\d{1,9})([smh])$/.exec(text) ?? [];
  const duration = Number(number) * UNITS[unit as keyof typeof UNITS];
  if (number !== "" && duration > 0 && duration <= MOST_MS) return duration;
  throw new InvalidArgumentError("Write a number of seconds, minutes or hours, such as 90s, 15m or 2h; at most 480h.");
}

/** Returns a duration as it is written: 90s, 15m, 2h. */
export function durationText(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / UNITS.s);
  if (seconds % 3600 === 0) return `${seconds / 3600}h`;
  return seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}
