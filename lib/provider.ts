import type { Provider } from "./management";
import type { VersionPlan } from "./plan";
export type { Provider } from "./management";

/** The provider that manages a version: it decides what a change of the version means. */
export function providerOf(version: VersionPlan): Provider {
  return version.management.provider;
}
