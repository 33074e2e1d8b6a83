/** The functions and matchers for tests of an app. They belong to no test runner. */
import "../installed-library";
export { plansOf } from "./plans-of";
export { findingsOf } from "./findings-of";
export { matrixOf } from "./matrix-of";
export { serves, type Serving } from "./serves";
export { keeps } from "./keeps";
export { hasNoFindings } from "./has-no-findings";
export { galleryMatchers, type GalleryMatchers } from "./matchers";
export type { Expectation } from "./expectation";
export type { ItemRef } from "./item-in-scope";
