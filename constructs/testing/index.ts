/** The functions for tests of an app. */
import "../installed-library";
export { plansOf } from "./plans-of";
export { findingsOf } from "./findings-of";
