import { OVERWRITING } from "../azure/overwriting";
import { own } from "../text/order";

/**
 * Reports whether arguments of the azurerm provider let a creation overwrite an object that exists. `features` is an
 * object, or in Terraform JSON a list of one.
 */
export function isOverwriting(provider: unknown): boolean {
  return objectsIn(provider).some((block) =>
    objectsIn(own(block, "features")).some((features) => [true, "true"].includes(own(features, OVERWRITING) as never)),
  );
}

function objectsIn(value: unknown): Readonly<Record<string, unknown>>[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter(
    (each): each is Record<string, unknown> => typeof each === "object" && each !== null && !Array.isArray(each),
  );
}
