import { attributesIn, type Attribute } from "./attribute";

/**
 * Reports whether a program may give a token at a path: a value that is only passed on. Names that users give, of tags
 * and the like, stand for themselves; what no table names is read by the plan.
 */
export function mayBeToken(table: readonly Attribute[], path: readonly (string | number)[]): boolean {
  const [key, ...rest] = path.filter((step) => typeof step === "string");
  const attribute = table.find((each) => each.key === key);
  if (!attribute) return false;
  return attribute.mayBeToken === true || mayBeToken(attributesIn(attribute), rest);
}
