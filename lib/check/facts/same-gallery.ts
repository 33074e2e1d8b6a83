import type { GalleryPlan } from "../../plan/plan";
import { GalleryIndex } from "../../spec/gallery-index";
import { valueIn } from "../../text/value-in";

/**
 * Remembers values by gallery and name, and answers with an earlier one of a gallery that is the same or may be.
 * Resource groups are compared as they are written: two that Terraform alone knows are mostly two.
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
