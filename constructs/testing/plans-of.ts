import type { IConstruct } from "constructs";
import type { GalleryPlan } from "../../lib/plan/plan";
import { withMirrors } from "../../lib/plan/mirror-plans";
import { galleryModels } from "../gallery-model";

/** Returns the plan of every gallery in an app, in the order of construction. */
export function plansOf(app: IConstruct): GalleryPlan[] {
  return [...withMirrors(galleryModels(app).map((model) => model.plan))];
}
