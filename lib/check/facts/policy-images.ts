import type { DefinitionPlan, GalleryPlan } from "../../plan/plan";
import { definitions, policyNameOf } from "./items";

/** Returns the definitions of a gallery by the name of their policy. */
export function definitionsByPolicy(plan: GalleryPlan): ReadonlyMap<string, readonly DefinitionPlan[]> {
  const byPolicy = new Map<string, DefinitionPlan[]>();
  for (const item of definitions([plan])) {
    const policy = policyNameOf(item);
    if (policy === undefined) continue;
    const known = byPolicy.get(policy);
    if (known) known.push(item.definition);
    else byPolicy.set(policy, [item.definition]);
  }
  return byPolicy;
}
