import type { GalleryPlan } from "../../plan/plan";

/** What was seen under one name in galleries of one name and resource group. */
interface Seen<T> {
  readonly bySubscription: Map<string, T>;
  /** In a subscription that is not known. */
  anonymous?: T;
  first?: T;
}

/**
 * Remembers values by gallery and name, and answers with an earlier one of the same. Azure compares without
 * capitals. A subscription that is not known may be any: two galleries differ by it only where both name one.
 */
export function earlierInSameGallery<T>(): (plan: GalleryPlan, name: string, value: T) => T | undefined {
  const seenByName = new Map<string, Seen<T>>();
  return ({ spec }, name, value) => {
    const { resourceGroup, name: gallery } = spec.gallery;
    const key = JSON.stringify([resourceGroup, gallery, name].map((part) => part.toLowerCase()));
    const seen: Seen<T> = seenByName.get(key) ?? { bySubscription: new Map() };
    seenByName.set(key, seen);
    const subscription = spec.gallery.subscription?.toLowerCase();
    const earlier = subscription === undefined ? seen.first : (seen.bySubscription.get(subscription) ?? seen.anonymous);
    if (earlier !== undefined) return earlier;
    seen.first ??= value;
    if (subscription === undefined) seen.anonymous = value;
    else seen.bySubscription.set(subscription, value);
    return undefined;
  };
}
