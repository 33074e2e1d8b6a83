/** What tests of an app look at. */
export { plansOf } from "./plans-of";
