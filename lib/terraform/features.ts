import type { Attribute } from "../azure/attributes/attribute";
import { FEATURE } from "../azure/attributes/body";
import { own } from "../text/order";
import { isObject, type Attributes } from "./resource";

/** Returns arguments in which the features that Azure lists are azurerm's arguments. */
export function withFeatures(table: readonly Attribute[], args: Attributes): Attributes {
  const { [FEATURE]: listed, ...others } = args;
  const features = (Array.isArray(listed) ? listed : []).filter(isObject);
  return { ...others, ...Object.fromEntries(features.flatMap((feature) => argumentOf(table, feature))) };
}

function argumentOf(table: readonly Attribute[], given: Attributes): [string, unknown][] {
  const [name, value] = [own(given, "name"), own(given, "value")];
  const attribute = table.find(({ feature }) => feature?.name === name);
  if (!attribute?.argument || !attribute.feature) return [];
  if (attribute.feature.value !== undefined) {
    return attribute.feature.value === value ? [[attribute.argument, true]] : [];
  }
  const isWord = attribute.form.kind === "choice" && Object.values(attribute.form.words).some((word) => word === value);
  return isWord ? [[attribute.argument, value]] : [];
}
