import { InvalidArgumentError } from "commander";
import { isDay } from "../lib/day";

/** A day of the calendar as it is written on the command line; commander tells what is wrong with another one. */
export function parseDay(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError("Write a day of the calendar, YYYY-MM-DD.");
  return text;
}
