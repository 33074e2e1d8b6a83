import type { GalleryPlan } from "../../plan/plan";

/** Whether a gallery is shared with everybody. */
export function isCommunity({ spec }: GalleryPlan): boolean {
  return spec.gallery.sharing?.community !== undefined;
}

/** How a gallery is shared beyond role assignments: "a community gallery"; undefined for a private one. */
export function sharedAs(plan: GalleryPlan): string | undefined {
  if (isCommunity(plan)) return "a community gallery";
  return plan.spec.gallery.sharing?.direct === undefined ? undefined : "a gallery with direct sharing";
}
