import { Construct, type IConstruct } from "constructs";
import { withMirrors } from "../../lib/plan/mirror-plans";
import { itemPlans, type GalleryPlan, type ItemPlan } from "../../lib/plan/plan";
import { galleryModels, type GalleryModel } from "../gallery-model";
import { UsageError } from "../usage-error";

/** A gallery that is wholly or partly made at or below a construct. */
export interface PartOfScope {
  readonly plan: GalleryPlan;
  /** The items that are made there; undefined for all, where the gallery itself is. */
  readonly items: readonly ItemPlan[] | undefined;
}

/**
 * Returns the galleries that are made at or below a construct, in the order of construction, and those of which an
 * image or an application is made there.
 * @throws UsageError for what is no construct
 */
export function partsOfScope(scope: IConstruct): PartOfScope[] {
  if (!Construct.isConstruct(scope)) {
    throw new UsageError("give an app, a stack, a gallery, or an image or application of one");
  }
  const models = galleryModels(scope.node.root);
  const plans = withMirrors(models.map(({ plan }) => plan));
  return models.flatMap((model, index): PartOfScope[] => {
    const plan = plans[index] as GalleryPlan;
    if (isWithin(model.owner, scope)) return [{ plan, items: undefined }];
    const items = itemsWithin(model, plan, scope);
    return items.length === 0 ? [] : [{ plan, items }];
  });
}

function itemsWithin(model: GalleryModel, plan: GalleryPlan, scope: IConstruct): ItemPlan[] {
  return itemPlans(plan).filter(({ kind, name }) => {
    const construct = model.item(kind, name)?.construct;
    return construct !== undefined && isWithin(construct, scope);
  });
}

function isWithin(construct: IConstruct, scope: IConstruct): boolean {
  return construct.node.scopes.includes(scope);
}
