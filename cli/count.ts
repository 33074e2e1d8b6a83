import { InvalidArgumentError } from "commander";

/** Parses a whole number from 1. commander reports a wrong one. */
export function parseCount(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("Write a whole number from 1.");
}
