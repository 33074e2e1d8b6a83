import { InvalidArgumentError } from "commander";
import { isDay } from "../lib/spec/day";

/** Parses a day of the calendar. commander reports a wrong one. */
export function parseDay(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError("Write a day of the calendar, YYYY-MM-DD.");
  return text;
}

/** Returns the clock's day, UTC. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
