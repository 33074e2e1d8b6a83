import type { GalleryPlan } from "../../plan/plan";

/** Reports whether a gallery is shared with everybody. */
export function isCommunity({ spec }: GalleryPlan): boolean {
  return spec.gallery.sharing?.community !== undefined;
}

/** Returns the kind of sharing beyond role assignments: "a community gallery"; undefined for a private one. */
export function sharedAs(plan: GalleryPlan): string | undefined {
  if (isCommunity(plan)) return "a community gallery";
  return plan.spec.gallery.sharing?.direct === undefined ? undefined : "a gallery with direct sharing";
}
