/** The price of one meter in one region. It depends on the quantity, in tiers from the first to the last. */
export interface Tariff {
  /** Ascending; the first is from 0. */
  readonly tiers: readonly [PriceTier, ...PriceTier[]];
}

/** A price for the quantity from `from` up to the next tier. */
export interface PriceTier {
  /** The quantity in GB. */
  readonly from: number;
  /** The price per GB. */
  readonly price: number;
}

/** Returns the cost of a quantity. Each part of it has the price of the tier that it falls into. */
export function priceOf({ tiers }: Tariff, quantity: number): number {
  let sum = 0;
  tiers.forEach(({ from, price }, index) => {
    const to = Math.min(tiers[index + 1]?.from ?? Infinity, quantity);
    if (to > from) sum += (to - from) * price;
  });
  return sum;
}

/** Returns the price of one GB more than a quantity. */
export function priceOfNext({ tiers }: Tariff, quantity: number): number {
  let { price } = tiers[0];
  for (const tier of tiers) if (tier.from <= quantity) price = tier.price;
  return price;
}
