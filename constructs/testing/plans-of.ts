import type { IConstruct } from "constructs";
import type { GalleryPlan } from "../../lib/plan/plan";
import { galleryModels } from "../gallery-model";

/** Returns the plan of every gallery in an app, in the order of construction. */
export function plansOf(app: IConstruct): GalleryPlan[] {
  return galleryModels(app).map((model) => model.plan);
}
