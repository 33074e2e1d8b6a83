import { InvalidArgumentError } from "commander";
import { isDay } from "../lib/spec/day";

/** A day of the calendar as it is written on the command line; commander tells what is wrong with another one. */
export function parseDay(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError("Write a day of the calendar, YYYY-MM-DD.");
  return text;
}

/** The clock's day, UTC. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
