import type { DefinitionPlan, GalleryPlan } from "../../lib/plan/plan";
import { places } from "./planned";

/** Where every version of every definition is: "westeurope 3, northeurope 1 hidden", by `gallery/definition`. */
export function found(plans: readonly GalleryPlan[]): Record<string, Record<string, string>> {
  return Object.fromEntries(definitions(plans).map((plan) => [`${plan.gallery}/${plan.name}`, places(plan)]));
}

/** Every definition of every gallery. */
export function definitions(plans: readonly GalleryPlan[]): DefinitionPlan[] {
  return plans.flatMap((plan) => plan.definitions);
}
