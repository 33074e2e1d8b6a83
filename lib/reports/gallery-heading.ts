import type { GallerySpec } from "../spec";

/** How a heading calls a gallery; that a name is missing is a finding. */
export function galleryHeading({ gallery }: GallerySpec): string {
  return gallery.name === "" ? "a gallery without a name" : gallery.name;
}
