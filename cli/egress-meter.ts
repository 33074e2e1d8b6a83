import { InvalidArgumentError } from "commander";
import { egressMeter, type Meter } from "../lib/azure/meters";

/** Parses a meter. commander reports a wrong one. */
export function parseEgressMeter(text: string): Meter {
  const [product = "", sku = "", meter = "", ...others] = text.split("/").map((part) => part.trim());
  if (others.length > 0 || product === "" || sku === "" || meter === "") {
    throw new InvalidArgumentError('Write "PRODUCT/SKU/METER", as the Retail Prices API names them.');
  }
  return egressMeter(product, sku, meter);
}
