import type { Attribute } from "../azure/attributes/attribute";
import { FEATURE } from "../azure/attributes/body";
import { own } from "../text/order";
import type { Fields, Notes } from "./fields";
import { isObject, type Attributes } from "./resource";

/** Returns arguments in which the features that Azure lists are azurerm's arguments. */
export function withFeatures(table: readonly Attribute[], args: Attributes): Attributes {
  const { [FEATURE]: listed, ...others } = args;
  const features = (Array.isArray(listed) ? listed : []).filter(isObject);
  return { ...others, ...Object.fromEntries(features.flatMap((feature) => argumentOf(table, feature))) };
}

/** Features that a specification leaves out, by name in lower case: they are what Azure takes for granted. */
export const USUAL_FEATURES: ReadonlyMap<string, readonly string[]> = new Map([
  ["securitytype", ["standard"]],
  ["isacceleratednetworksupported", ["false"]],
  ["ishibernatesupported", ["false"]],
  ["diskcontrollertypes", ["scsi"]],
]);

/** Notes features that are neither attributes nor what Azure takes for granted. */
export function noteOtherFeatures(
  table: readonly Attribute[],
  args: Attributes,
  fields: Fields,
  { lost }: Notes,
): void {
  const listed: unknown = args[FEATURE];
  for (const feature of (Array.isArray(listed) ? listed : []).filter(isObject)) {
    const [name, value] = [own(feature, "name"), own(feature, "value")];
    if (typeof name !== "string" || typeof value !== "string" || argumentOf(table, feature).length > 0) continue;
    if (USUAL_FEATURES.get(name.toLowerCase())?.includes(value.toLowerCase())) continue;
    fields.noteWritten(`feature ${name}`, value);
    lost.push([keyOf(table, name)]);
  }
}

function keyOf(table: readonly Attribute[], name: string): string {
  return table.find(({ feature }) => feature?.name.toLowerCase() === name.toLowerCase())?.key ?? "feature";
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
