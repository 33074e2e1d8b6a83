import type { GalleryPlan } from "../../plan/plan";
import { compareGalleries, isKnown, nameInSubscription, type GalleryIdentity } from "../../spec/gallery-identity";
import { GalleryIndex } from "../../spec/gallery-index";
import type { Context, Violation } from "../rule";

/** A gallery in another resource group than an earlier one of its name. */
export interface SameGalleryName extends Violation {
  readonly first: GalleryPlan;
}

/**
 * Yields galleries of one name in several resource groups. Their subscription is certainly the same, or may be the
 * same because one is not known. Another rule is about the same resource group.
 */
export function* sameGalleryNames({ plans }: Context, isCertain: boolean): Iterable<SameGalleryName> {
  const seen = new GalleryIndex<GalleryPlan>();
  for (const plan of plans) {
    const name = nameOf(plan);
    const first = seen.find(name);
    const isFound = first && (compareGalleries(nameOf(first), name) === "same") === isCertain;
    if (isFound && areTwo(first, plan)) yield { plan, at: ["gallery", "name"], first };
    seen.add(name, plan);
  }
}

function nameOf({ spec }: GalleryPlan): GalleryIdentity {
  return nameInSubscription(spec.gallery);
}

/** Reports whether two galleries differ. An existing one may be the other where a resource group is unknown. */
function areTwo(first: GalleryPlan, plan: GalleryPlan): boolean {
  const [a, b] = [first.spec.gallery, plan.spec.gallery];
  if (a.resourceGroup.toLowerCase() === b.resourceGroup.toLowerCase()) return false;
  if (a.existing !== true && b.existing !== true) return true;
  return isKnown(a.resourceGroup) && isKnown(b.resourceGroup);
}
