import { grouped } from "./wording";

/** The mark after a figure that is a lower bound. */
export const AT_LEAST = "+";

/** The currencies of Azure's price lists that have no smaller unit. */
const WHOLE = new Set(["JPY", "KRW"]);

/**
 * Returns an amount of money without its currency, the same on every machine. It has as many decimals as the currency.
 * An amount that would be rounded to zero has two significant digits.
 */
export function money(amount: number, currency: string): string {
  const decimals = WHOLE.has(currency) ? 0 : 2;
  const text = amount.toFixed(decimals);
  if (amount !== 0 && Number(text) === 0) return decimal(Number(amount.toPrecision(2)));
  return withGroups(text);
}

/** Returns the price of a GiB with at most six significant digits, since prices are small, and two decimals or more. */
export function unitPrice(price: number): string {
  const text = decimal(Number(price.toPrecision(6)));
  const [, decimals = ""] = text.split(".");
  return decimals.length < 2 && !text.includes("e") ? price.toFixed(2) : text;
}

/** Returns a size in GiB with at most three decimals, without the noise of binary fractions. */
export function gibText(gib: number): string {
  return withGroups(decimal(Math.round(gib * 1000) / 1000));
}

/** Returns a number without an exponent: 0.0000002 instead of 2e-7. */
function decimal(value: number): string {
  const text = String(value);
  const [, exponent] = /e-(\d+)$/.exec(text) ?? [];
  return exponent === undefined ? text : value.toFixed(Math.min(Number(exponent) + 6, 100)).replace(/0+$/, "");
}

function withGroups(text: string): string {
  const [, sign = "", whole = "", rest = ""] = /^(-?)(\d+)(.*)$/.exec(text) ?? [];
  return whole === "" ? text : `${sign}${grouped(Number(whole))}${rest}`;
}
