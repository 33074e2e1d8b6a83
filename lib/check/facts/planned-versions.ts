import type { VersionItem } from "./items";
import type { Context } from "../rule";
import { sourceOrderOf, type PlannedVersion } from "../../plan/source-order";
export type { PlannedVersion } from "../../plan/source-order";

/** Returns a function that finds the planned version that another version is made from, in the same app. */
export function plannedSources({ plans }: Context): (item: VersionItem) => PlannedVersion | undefined {
  const order = sourceOrderOf(plans);
  return ({ version }) => order.sourceOf(version);
}

/** The subscription of examples that need a known one. */
export const EXAMPLE_SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";

/** Returns the id of a version of an example. */
export function exampleVersionId(gallery: string, version: string, definition = "ubuntu-2404"): string {
  return `/subscriptions/${EXAMPLE_SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/${gallery}/images/${definition}/versions/${version}`;
}
