import type { GalleryPlan } from "../../plan/plan";
import type { SpecPath } from "../../spec/finding";
import { shown } from "../../text/wording";
import { items } from "./items";

export type Tags = Readonly<Record<string, string>>;

/** A gallery, an image or an application, and its tags. */
export interface TaggedItem {
  readonly plan: GalleryPlan;
  readonly at: SpecPath;
  readonly subject: string;
  readonly tags: Tags | undefined;
  /** True if it is managed elsewhere. */
  readonly isExisting: boolean;
}

/** Yields every gallery of the app, then every image and application. */
export function* taggedItems(plans: readonly GalleryPlan[]): Iterable<TaggedItem> {
  for (const plan of plans) {
    const { name, tags, existing = false } = plan.spec.gallery;
    yield { plan, at: ["gallery"], subject: shown(name), tags, isExisting: existing };
  }
  for (const item of items(plans)) {
    const { tags, existing = false } = item.definition.spec;
    yield { ...item, tags, isExisting: existing };
  }
}
