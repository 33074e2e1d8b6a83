import { grouped } from "../../text/wording";

/** Follows a figure that something is missing from. */
export const AT_LEAST = "+";

/** Currencies of Azure's price lists that have no smaller unit. */
const WHOLE = new Set(["JPY", "KRW"]);

/**
 * An amount of money without its currency, alike on every machine: as many decimals as the currency has, and two
 * significant digits of what would be rounded to nothing.
 */
export function money(amount: number, currency: string): string {
  const decimals = WHOLE.has(currency) ? 0 : 2;
  const text = amount.toFixed(decimals);
  if (amount !== 0 && Number(text) === 0) return decimal(Number(amount.toPrecision(2)));
  return withGroups(text);
}

/** What a GiB costs: six significant digits at most, since prices are small, and two decimals at least. */
export function unitPrice(price: number): string {
  const text = decimal(Number(price.toPrecision(6)));
  const [, decimals = ""] = text.split(".");
  return decimals.length < 2 && !text.includes("e") ? price.toFixed(2) : text;
}

/** Sizes in GiB, without the noise of binary fractions: at most three decimals. */
export function gibText(gib: number): string {
  return withGroups(decimal(Math.round(gib * 1000) / 1000));
}

/** A number without an exponent: 0.0000002 instead of 2e-7. */
function decimal(value: number): string {
  const text = String(value);
  const [, exponent] = /e-(\d+)$/.exec(text) ?? [];
  return exponent === undefined ? text : value.toFixed(Math.min(Number(exponent) + 6, 100)).replace(/0+$/, "");
}

function withGroups(text: string): string {
  const [, sign = "", whole = "", rest = ""] = /^(-?)(\d+)(.*)$/.exec(text) ?? [];
  return whole === "" ? text : `${sign}${grouped(Number(whole))}${rest}`;
}
