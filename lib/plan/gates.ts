import { itemPlans, type GalleryPlan, type ItemPlan } from "./plan";

/** Reports whether a policy with a gate decides the versions of an item, whether one of them waits or not. */
export function isGated({ policy, versions }: Pick<ItemPlan, "policy" | "versions">): boolean {
  return policy.isGated && versions.length > 0;
}

/** Reports whether anything of a gallery is behind a gate, or a copy in the same configuration waits for it. */
export function hasGate(plan: GalleryPlan): boolean {
  return itemPlans(plan).some((item) => isGated(item) || item.versions.some(({ gate }) => gate !== undefined));
}
