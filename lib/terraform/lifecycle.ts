import { own } from "../text/order";
import { blocksOf, type Resource } from "./resource";

/**
 * Reports whether plans that destroy the resource are refused. Only a configuration has `lifecycle`; states and plans
 * do not.
 */
export function isProtected({ attributes }: Resource): boolean {
  return blocksOf(own(attributes, "lifecycle")).some((block) => own(block, "prevent_destroy") === true);
}
