import { InvalidArgumentError } from "commander";

/** Parses a size in GiB. commander reports a wrong one. */
export function parseSize(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text) && Number(text) > 0) return Number(text);
  throw new InvalidArgumentError("Write a number above 0 in digits, such as 30 or 12.5.");
}
