import { InvalidArgumentError } from "commander";

/** A size in GiB as it is written on the command line; commander tells what is wrong with another one. */
export function parseSize(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text) && Number(text) > 0) return Number(text);
  throw new InvalidArgumentError("Write a number above 0 in digits, such as 30 or 12.5.");
}
