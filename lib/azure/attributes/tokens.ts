import { attributesIn, type Attribute } from "./attribute";

/**
 * Reports whether a program may give a token at a path, because the value is only passed on. An attribute that may be a
 * token allows tokens below it too, such as the values of tags. A key that no table names is read by the plan.
 */
export function mayBeToken(table: readonly Attribute[], path: readonly (string | number)[]): boolean {
  const [key, ...rest] = path.filter((step) => typeof step === "string");
  const attribute = table.find((each) => each.key === key);
  if (!attribute) return false;
  return attribute.mayBeToken === true || mayBeToken(attributesIn(attribute), rest);
}
