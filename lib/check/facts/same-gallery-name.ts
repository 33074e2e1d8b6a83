import type { GalleryPlan } from "../../plan/plan";
import type { Context, Found } from "../rule";

/** A gallery in another resource group than an earlier one of its name. */
export interface SameGalleryName extends Found {
  readonly first: GalleryPlan;
}

interface Seen {
  readonly bySubscription: Map<string | undefined, GalleryPlan>;
  readonly first: GalleryPlan;
}

/**
 * Galleries of one name in several resource groups: certainly of one subscription, or of two that may be one, since
 * at least one of them is not known. Azure compares names without capitals. One resource group is another rule's.
 */
export function* sameGalleryNames(context: Context, isCertain: boolean): Iterable<SameGalleryName> {
  const seenByName = new Map<string, Seen>();
  for (const plan of context.plans) {
    const { name } = plan.spec.gallery;
    const seen = seenByName.get(name.toLowerCase());
    const subscription = subscriptionOf(plan);
    if (!seen) {
      seenByName.set(name.toLowerCase(), { bySubscription: new Map([[subscription, plan]]), first: plan });
      continue;
    }
    const first = isCertain ? earlierOfSubscription(seen, subscription) : earlierOfUnknown(seen, subscription);
    if (first && areTwo(context, first, plan)) yield { plan, at: ["gallery", "name"], first };
    if (!seen.bySubscription.has(subscription)) seen.bySubscription.set(subscription, plan);
  }
}

function earlierOfSubscription({ bySubscription }: Seen, subscription: string | undefined): GalleryPlan | undefined {
  return subscription === undefined ? undefined : bySubscription.get(subscription);
}

function earlierOfUnknown({ bySubscription, first }: Seen, subscription: string | undefined): GalleryPlan | undefined {
  if (subscription === undefined) return first;
  return bySubscription.has(subscription) ? undefined : bySubscription.get(undefined);
}

function subscriptionOf({ spec }: GalleryPlan): string | undefined {
  return spec.gallery.subscription?.toLowerCase();
}

/** A gallery that exists may be the other one, when Terraform alone knows a resource group. */
function areTwo({ isExpression }: Context, first: GalleryPlan, plan: GalleryPlan): boolean {
  const [a, b] = [first.spec.gallery, plan.spec.gallery];
  if (a.resourceGroup.toLowerCase() === b.resourceGroup.toLowerCase()) return false;
  if (a.existing !== true && b.existing !== true) return true;
  return !isExpression(first, a.resourceGroup) && !isExpression(plan, b.resourceGroup);
}
