import { pathIn, type GalleryRef } from "../../spec/gallery-identity";

/** Returns the name of a gallery. A missing name is reported as a finding. */
export function galleryName({ name }: GalleryRef): string {
  return name === "" ? "a gallery without a name" : name;
}

/** Returns the name of a gallery in a heading. */
export function galleryHeading(gallery: GalleryRef): string {
  return pathIn(gallery, galleryName(gallery));
}
