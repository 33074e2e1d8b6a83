import { InvalidArgumentError } from "commander";

/** A day of the calendar as it is written on the command line; commander tells what is wrong with another one. */
export function parseDay(text: string): string {
  const day = new Date(`${text}T00:00:00Z`);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  if (!isDay) throw new InvalidArgumentError("Write a day of the calendar, YYYY-MM-DD.");
  return text;
}
