import type { GalleryPlan } from "../../plan/plan";
import { GalleryIndex } from "../../spec/gallery-index";
import { valueIn } from "../../text/value-in";

/**
 * Returns a function that keeps values by gallery and name, and returns an earlier value of a gallery that is or may be
 * the same. Resource groups are compared as written: two different expressions mostly mean two groups.
 */
export function earlierInSameGallery<T>(): (plan: GalleryPlan, name: string, value: T) => T | undefined {
  const seen = new Map<string, GalleryIndex<T>>();
  return ({ spec: { gallery } }, name, value) => {
    const key = JSON.stringify([gallery.resourceGroup, name].map((part) => part.toLowerCase()));
    const galleries = valueIn(seen, key, () => new GalleryIndex<T>());
    const earlier = galleries.find(gallery);
    if (earlier === undefined) galleries.add(gallery, value);
    return earlier;
  };
}
