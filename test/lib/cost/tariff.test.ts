import { priceOf, priceOfNext, type Tariff } from "../../../lib/cost/tariff";

const FLAT: Tariff = { tiers: [{ from: 0, price: 0.25 }] };
const TIERED: Tariff = {
  tiers: [
    { from: 0, price: 0 },
    { from: 100, price: 0.5 },
    { from: 1000, price: 0.25 },
  ],
};

test.each([
  [0, 0],
  [8, 2],
  [1000, 250],
])("one tier: %d GB cost %d", (quantity, price) => {
  expect(priceOf(FLAT, quantity)).toBe(price);
});

test.each([
  [0, 0],
  [100, 0],
  [101, 0.5],
  [102, 1],
  [1000, 450],
  [1001, 450.25],
  [1100, 475],
])("several tiers: each part at its own price, so %d GB cost %d", (quantity, price) => {
  expect(priceOf(TIERED, quantity)).toBe(price);
});

test.each([
  [0, 0],
  [99, 0],
  [100, 0.5],
  [999, 0.5],
  [1000, 0.25],
  [5000, 0.25],
])("one GB more than %d costs %d", (quantity, price) => {
  expect(priceOfNext(TIERED, quantity)).toBe(price);
});
