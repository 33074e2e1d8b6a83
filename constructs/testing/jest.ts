/** Adds the matchers to jest's `expect`, and their types: import it in a test, or name it in `setupFilesAfterEnv`. */
import "../installed-library";
import { galleryMatchers, type GalleryMatchers } from "./matchers";

/** The part of jest's global `expect` that is needed. */
interface Extendable {
  extend(matchers: typeof galleryMatchers): void;
}

const { expect } = globalThis as unknown as { readonly expect?: Extendable };
if (!expect)
  throw new Error(
    "gallerist/testing/jest needs jest's `expect`: import it in a test, or name it in `setupFilesAfterEnv`",
  );
expect.extend(galleryMatchers);

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- the types of jest are in one
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-unused-vars, @typescript-eslint/no-empty-object-type -- the form of jest's own
    interface Matchers<R, T = {}> extends GalleryMatchers<R> {}
  }
}
