import type { IConstruct } from "constructs";
import type { GalleryPlan } from "../../lib/plan/plan";
import { partsOfScope } from "./scope";

/**
 * Returns the plans of the galleries at or below a construct, in the order of construction. Where only an image or an
 * application is made there, the plan of its gallery has that alone.
 */
export function plansOf(scope: IConstruct): GalleryPlan[] {
  return partsOfScope(scope).map(({ plan, items }) => {
    if (!items) return plan;
    const made = new Set<unknown>(items);
    return {
      ...plan,
      definitions: plan.definitions.filter((item) => made.has(item)),
      applications: plan.applications.filter((item) => made.has(item)),
    };
  });
}
