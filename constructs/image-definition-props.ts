import type { GalleryAttributes } from "./gallery-props";
import type { ExistingImageDefinitionOptions, ImageDefinitionOptions } from "./image-definition-options";
import type { IGallery } from "./interfaces";

/** An image definition to create, and its gallery. */
export interface ImageDefinitionProps extends ImageDefinitionOptions {
  /** The gallery, created here or elsewhere, in this stack or another. Changing this replaces the definition. */
  readonly gallery: IGallery;
  /** Name in the gallery. Changing this replaces the definition. @default - the id of the construct */
  readonly name?: string;
}

/** An image definition that is managed elsewhere, and its gallery. */
export interface ImageDefinitionAttributes extends ExistingImageDefinitionOptions {
  /** Name in the gallery. */
  readonly name: string;
  /** The gallery, as a construct or as its attributes. Its policies and demand count here too. */
  readonly gallery: IGallery | GalleryAttributes;
}
