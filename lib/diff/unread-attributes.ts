import type { SpecOrigin, SpecPath } from "../spec/finding";
import type { GalleryPlan } from "../plan/plan";
import type { GallerySpec } from "../spec/gallery-spec";

/** Whether an attribute of a gallery, an image definition or an image version is only missing from its spec. */
export type IsUnread = (part: object, attribute: string) => boolean;

type Origins = ReadonlyMap<GallerySpec, SpecOrigin>;

/** What the Terraform files that plans were read from leave open, by the part of a spec that lacks it. */
export function unreadAttributes(plans: readonly GalleryPlan[], origins: Origins): IsUnread {
  const parts = new Map<object, (attribute: string) => boolean>();
  for (const { spec } of plans) {
    const origin = origins.get(spec);
    // A mistake in a gallery.yaml is no expression: its reader has said what it leaves out.
    if (!origin?.hasExpressions) continue;
    const add = (part: object, at: SpecPath): void => {
      if (origin.isIncomplete(at)) parts.set(part, (attribute) => origin.isIncomplete([...at, attribute]));
    };
    add(spec.gallery, ["gallery"]);
    for (const [name, image] of Object.entries(spec.images ?? {})) {
      add(image, ["images", name]);
      for (const [version, each] of Object.entries(image.versions ?? {}))
        add(each, ["images", name, "versions", version]);
    }
  }
  return (part, attribute) => parts.get(part)?.(attribute) ?? false;
}
