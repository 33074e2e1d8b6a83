import type { SpecOrigin } from "../spec/finding";
import type { GallerySpec } from "../spec/gallery-spec";
import { pathInGallery } from "../spec/mirrors";
import type { GalleryPlan } from "./plan";

/** Returns the origins of a gallery and its mirrors, which stand in one text: a mirror's content is that of the gallery. */
export function specOrigins(plans: readonly GalleryPlan[], origin: SpecOrigin): Map<GallerySpec, SpecOrigin> {
  return new Map(
    plans.map((plan) => [
      plan.spec,
      plan.mirrorOf ? mirrorOrigin(plan.mirrorOf, plan.spec.gallery.name, origin) : origin,
    ]),
  );
}

/** Returns the origin of a mirror. What reading the text found is reported once, for the gallery. */
export function mirrorOrigin(spec: GallerySpec, mirror: string, origin: SpecOrigin): SpecOrigin {
  return {
    ...origin,
    findings: [],
    textPath: (at) => {
      const inGallery = pathInGallery(spec, mirror, at);
      return origin.textPath?.(inGallery) ?? inGallery;
    },
    place: (at) => origin.place(pathInGallery(spec, mirror, at)),
    isIncomplete: (at) => origin.isIncomplete(pathInGallery(spec, mirror, at)),
  };
}
