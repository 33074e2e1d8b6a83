import { pathIn, type GalleryRef } from "../../spec/gallery-identity";

/** What a gallery is called; that a name is missing is a finding. */
export function galleryName({ name }: GalleryRef): string {
  return name === "" ? "a gallery without a name" : name;
}

/** How a heading calls a gallery. */
export function galleryHeading(gallery: GalleryRef): string {
  return pathIn(gallery, galleryName(gallery));
}
