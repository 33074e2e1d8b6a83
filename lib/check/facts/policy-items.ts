import type { DefinitionPlan, GalleryPlan, ItemPlan } from "../../plan/plan";
import type { ItemKind } from "../../spec/item-kind";
import { valueIn } from "../../text/value-in";
import { applications, definitions, items, policyNameOf, type Item } from "./items";

/** Returns the image definitions of a gallery by the name of their policy. */
export function definitionsByPolicy(plan: GalleryPlan): ReadonlyMap<string, readonly DefinitionPlan[]> {
  return byPolicy(definitions([plan]), ({ definition }) => definition);
}

/** Returns the applications of a gallery by the name of their policy. */
export function applicationsByPolicy(plan: GalleryPlan): ReadonlyMap<string, readonly ItemPlan[]> {
  return byPolicy(applications([plan]), ({ definition }) => definition);
}

/** Returns the kinds of items of a gallery by the name of their policy, each kind once. */
export function kindsByPolicy(plan: GalleryPlan): ReadonlyMap<string, readonly ItemKind[]> {
  const kinds = byPolicy(items([plan]), ({ definition }) => definition.kind);
  return new Map([...kinds].map(([policy, all]) => [policy, [...new Set(all)]]));
}

function byPolicy<Of extends Item, Value>(
  of: Iterable<Of>,
  valueOf: (item: Of) => Value,
): ReadonlyMap<string, readonly Value[]> {
  const values = new Map<string, Value[]>();
  for (const item of of) {
    const policy = policyNameOf(item);
    if (policy !== undefined) valueIn(values, policy, () => []).push(valueOf(item));
  }
  return values;
}
