import { gibText, money, unitPrice } from "../../../lib/text/money";

test.each<[number, string, string]>([
  [0, "EUR", "0.00"],
  [12.3, "EUR", "12.30"],
  [0.1 + 0.2, "EUR", "0.30"],
  [999.999, "EUR", "1,000.00"],
  [1234567.891, "USD", "1,234,567.89"],
  [-1234.5, "USD", "-1,234.50"],
  [0.005, "EUR", "0.01"],
  [0.0049, "EUR", "0.0049"],
  [0.00012345, "EUR", "0.00012"],
  [0.0000002, "EUR", "0.0000002"],
  [1234.5, "JPY", "1,235"],
  [0.25, "JPY", "0.25"],
])("%d in %s is %s", (amount, currency, text) => {
  expect(money(amount, currency)).toBe(text);
});

test.each([
  [0, "0.00"],
  [0.05, "0.05"],
  [0.1 + 0.2, "0.30"],
  [0.045, "0.045"],
  [12, "12.00"],
  [0.000000123, "0.000000123"],
  [8.25, "8.25"],
])("a price of %d per GiB is %s", (price, text) => {
  expect(unitPrice(price)).toBe(text);
});

test.each([
  [0, "0"],
  [30, "30"],
  [30.5, "30.5"],
  [0.1 + 0.2, "0.3"],
  [0.0004, "0"],
  [1234567, "1,234,567"],
  [1234.0625, "1,234.063"],
])("%d GiB are %s", (gib, text) => {
  expect(gibText(gib)).toBe(text);
});
