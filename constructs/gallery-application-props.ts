import type { ExistingGalleryApplicationOptions, GalleryApplicationOptions } from "./gallery-application-options";
import type { GalleryAttributes } from "./gallery-props";
import type { IGallery } from "./interfaces";

/** A VM application to create, and its gallery. */
export interface GalleryApplicationProps extends GalleryApplicationOptions {
  /** The gallery, created here or elsewhere, in this stack or another. Changing this replaces the application. */
  readonly gallery: IGallery;
  /** Name in the gallery. Changing this replaces the application. @default - the id of the construct */
  readonly name?: string;
}

/** An application that is managed elsewhere, and its gallery. */
export interface GalleryApplicationAttributes extends ExistingGalleryApplicationOptions {
  /** Name in the gallery. */
  readonly name: string;
  /** The gallery, as a construct or as its attributes. Its policies and demand count here too. */
  readonly gallery: IGallery | GalleryAttributes;
}
