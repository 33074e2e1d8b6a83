import { compareGalleries, type GalleryIdentity } from "../spec/gallery-identity";
import type { GallerySpec } from "../spec/gallery-spec";
import { mirrorIdentities } from "../spec/mirrors";
import type { GalleryPlan } from "./plan";

/**
 * Returns the plans of an app, in which a gallery that a spec of the app has as its mirror is known as one. A program
 * makes the two apart.
 */
export function withMirrors(plans: readonly GalleryPlan[]): readonly GalleryPlan[] {
  const mirrors = plans.flatMap(({ spec }) => mirrorIdentities(spec).map((mirror) => ({ mirror, of: spec })));
  if (mirrors.length === 0) return plans;
  return plans.map((plan) => {
    const mirrorOf = plan.mirrorOf ?? mirrors.find(({ mirror, of }) => isMirror(plan, mirror, of))?.of;
    return mirrorOf === undefined ? plan : { ...plan, mirrorOf };
  });
}

function isMirror({ spec }: GalleryPlan, mirror: GalleryIdentity, of: GallerySpec): boolean {
  return spec !== of && spec.mirrors === undefined && compareGalleries(spec.gallery, mirror) !== "different";
}
