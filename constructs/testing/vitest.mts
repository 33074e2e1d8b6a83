/** Adds the matchers to vitest's `expect`, and their types: import it in a test, or name it in `setupFiles`. */
import { expect } from "vitest";
import { galleryMatchers, type GalleryMatchers } from "./index.js";

expect.extend(galleryMatchers);

declare module "vitest" {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any, @typescript-eslint/no-empty-object-type -- the form of vitest's own
  interface Matchers<T = any> extends GalleryMatchers<T> {}
}
