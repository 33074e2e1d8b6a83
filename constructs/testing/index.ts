/** The functions for tests of an app. */
export { plansOf } from "./plans-of";
export { findingsOf } from "./findings-of";
