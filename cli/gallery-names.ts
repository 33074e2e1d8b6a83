import type { GalleryPlan } from "../lib/plan/plan";
import { isKnown } from "../lib/spec/gallery-identity";

/** What a gallery may be called on the command line, shortest first: its name is unique in its subscription only. */
export function galleryNames({ spec: { gallery } }: GalleryPlan): readonly string[] {
  return isKnown(gallery.subscription) ? [gallery.name, `${gallery.subscription}/${gallery.name}`] : [gallery.name];
}

/** The shortest name of each that no other one has, as far as there is one. */
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
