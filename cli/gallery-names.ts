import type { GalleryPlan } from "../lib/plan/plan";
import { isKnown } from "../lib/spec/gallery-identity";

/**
 * Returns the names of a gallery on the command line, shortest first. Its own name is unique in its subscription only.
 */
export function galleryNames({ spec: { gallery } }: Pick<GalleryPlan, "spec">): readonly string[] {
  return isKnown(gallery.subscription) ? [gallery.name, `${gallery.subscription}/${gallery.name}`] : [gallery.name];
}

/** Returns the shortest name of each gallery that no other gallery has, if there is one. */
export function distinctNames(plans: readonly GalleryPlan[]): ReadonlyMap<GalleryPlan, string> {
  const counts = new Map<string, number>();
  const keyOf = (plan: GalleryPlan) => plan.spec.gallery.name.toLowerCase();
  for (const plan of plans) counts.set(keyOf(plan), (counts.get(keyOf(plan)) ?? 0) + 1);
  return new Map(
    plans.map((plan) => {
      const names = galleryNames(plan);
      return [plan, (counts.get(keyOf(plan)) === 1 ? names[0] : names.at(-1)) ?? ""];
    }),
  );
}
