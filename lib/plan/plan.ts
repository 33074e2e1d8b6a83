import type { GallerySpec } from "../spec/gallery-spec";
import type { ApplicationPlan, DefinitionPlan, FoundIn } from "./item-plan";
import { planItems } from "./plan-item";
export type {
  ApplicationPlan,
  ApplicationVersionPlan,
  DefinitionPlan,
  FoundIn,
  ItemPlan,
  ItemVersionPlan,
  VersionPlan,
} from "./item-plan";
export { planApplication, planDefinition } from "./plan-item";
export type { Because, TargetRegion } from "./target-regions";

/** A plan of a gallery: for each version its target regions, and the versions that it waits for. */
export interface GalleryPlan {
  readonly spec: GallerySpec;
  /** Image definitions, by name. */
  readonly definitions: readonly DefinitionPlan[];
  /** Applications, by name. */
  readonly applications: readonly ApplicationPlan[];
  /** The document that it was read from, where no policy decided it. @default - decided by a policy */
  readonly foundIn?: FoundIn;
}

/**
 * Decides the target regions of every version of a spec. It never throws, and the order of keys has no meaning. A
 * gallery that is removed has no versions.
 */
export function plan(spec: GallerySpec): GalleryPlan {
  if (spec.gallery.removed === true) return { spec, definitions: [], applications: [] };
  return { spec, definitions: planItems(spec, "image"), applications: planItems(spec, "application") };
}

/** Returns the plans of all items of a gallery: image definitions, then applications. */
export function itemPlans({
  definitions,
  applications,
}: Omit<GalleryPlan, "spec">): readonly (DefinitionPlan | ApplicationPlan)[] {
  return applications.length === 0 ? definitions : [...definitions, ...applications];
}
