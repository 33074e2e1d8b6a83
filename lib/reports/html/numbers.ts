/** A number as a page shows it: groups of three digits, at most three decimals; the same on every machine. */
export function numberText(value: number): string {
  const [whole = "", decimals] = String(Math.round(value * 1000) / 1000).split(".");
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ",");
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

/** `1 version`, `6,802 replicas`. */
export function countText(count: number, noun: string): string {
  return `${numberText(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** An amount of money with two decimals, and its currency where it is given. */
export function moneyText(amount: number, currency?: string): string {
  const [whole = "", decimals = "00"] = amount.toFixed(2).split(".");
  const text = `${whole.replace(/\B(?=(?:\d{3})+$)/g, ",")}.${decimals}`;
  return currency === undefined ? text : `${text} ${currency}`;
}
