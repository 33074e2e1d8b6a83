import { own } from "../order";
import { isObject, type Attributes, type Resource } from "./resource";
import { valuesResources } from "./state";

/** What is there before a plan is applied. */
export function priorResources(root: Attributes): Resource[] {
  const prior = own(root, "prior_state");
  return isObject(prior) ? valuesResources(own(prior, "values")) : [];
}

/** What is there after it. */
export function plannedResources(root: Attributes): Resource[] {
  return valuesResources(own(root, "planned_values"));
}
