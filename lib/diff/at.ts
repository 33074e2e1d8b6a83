import type { GalleryRef } from "../spec/gallery-identity";

/** The place of an object. */
export interface At {
  /** `gallery`, `gallery/item`, or `gallery/item/version`; `gallery/applications/item` where an image has its name. */
  readonly path: string;
  /** Galleries of several subscriptions may have one name. */
  readonly gallery: GalleryRef;
}
