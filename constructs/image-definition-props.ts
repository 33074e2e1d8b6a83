import type { GalleryAttributes } from "./gallery-props";
import type { ExistingImageDefinitionOptions, ImageDefinitionOptions } from "./image-definition-options";
import type { IGallery } from "./interfaces";

/** An image definition to create, and the gallery that holds it. */
export interface ImageDefinitionProps extends ImageDefinitionOptions {
  /** Created here or elsewhere, in this stack or another. Changing this replaces the definition. */
  readonly gallery: IGallery;
  /** Name in the gallery. Changing this replaces the definition. @default - the id of the construct */
  readonly name?: string;
}

/** An image definition that is managed elsewhere, and its gallery. */
export interface ImageDefinitionAttributes extends ExistingImageDefinitionOptions {
  /** Name in the gallery. */
  readonly name: string;
  /** The gallery that holds it, or what is known of it; what it says of policies and demand counts here too. */
  readonly gallery: IGallery | GalleryAttributes;
}
