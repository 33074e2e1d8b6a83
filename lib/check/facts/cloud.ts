import { findRegion, isCloud, type Cloud } from "../../azure/regions";
import type { GalleryPlan } from "../../plan/plan";
import { regionsBroughtIn } from "./region-mentions";

/** The cloud of a gallery: that of its provider, else of its first known region; undefined when neither tells. */
export function cloudOf(plan: GalleryPlan): Cloud | undefined {
  const environment = plan.spec.terraform?.provider?.["environment"];
  if (isCloud(environment)) return environment;
  for (const { region } of regionsBroughtIn(plan)) {
    const known = findRegion(region);
    if (known) return known.cloud;
  }
  return undefined;
}
