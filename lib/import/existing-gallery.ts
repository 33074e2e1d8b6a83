import { parseResourceId } from "../azure/resource-id";
import { own } from "../text/order";
import type { GalleryPlan } from "../plan/plan";
import { galleryRefs, pathIn, type GalleryIdentity } from "../spec/gallery-identity";
import { GalleryIndex } from "../spec/gallery-index";
import type { GallerySettings } from "../spec/gallery-spec";
import { blocksOf, isObject, type Attributes } from "../terraform/resource";
import { stateResources } from "../terraform/state";
import type { NotCarried } from "./not-carried";

/**
 * The note on a private gallery: a spec has no word for it, and azurerm replaces a gallery whose block of sharing is
 * removed.
 */
export const PRIVATE_BY_CHOICE = "private sharing that was asked for, since azurerm would replace the gallery without";

/** Returns the settings of a gallery that is managed elsewhere; only its images are managed here. */
export function asExisting({ name, resourceGroup, location, subscription }: GallerySettings): GallerySettings {
  return { name, resourceGroup, location, ...(subscription !== undefined && { subscription }), existing: true };
}

/** Returns the galleries of a state or plan. Those that are set to private become existing ones. */
export function withoutPrivateSharing(
  plans: readonly GalleryPlan[],
  document: unknown,
): { readonly plans: readonly GalleryPlan[]; readonly notCarried: readonly NotCarried[] } {
  const galleries = new GalleryIndex<GalleryPlan>();
  for (const plan of plans) galleries.add(plan.spec.gallery, plan);
  const found = new Set(privateGalleries(document).map((gallery) => galleries.find(gallery)));
  const refs = galleryRefs(plans.map(({ spec }) => spec.gallery));
  return {
    plans: plans.map((plan) =>
      found.has(plan) ? { ...plan, spec: { ...plan.spec, gallery: asExisting(plan.spec.gallery) } } : plan,
    ),
    notCarried: plans
      .filter((plan) => found.has(plan))
      .map(({ spec: { gallery } }) => ({
        what: PRIVATE_BY_CHOICE,
        where: pathIn(refs.get(gallery), gallery.name),
      })),
  };
}

function privateGalleries(document: unknown): GalleryIdentity[] {
  if (!isObject(document)) return [];
  const before = own(document, "prior_state");
  return stateResources(isObject(before) ? before : document)
    .filter(
      ({ type, attributes }) =>
        type === "azurerm_shared_image_gallery" &&
        blocksOf(own(attributes, "sharing")).some((sharing) => own(sharing, "permission") === "Private"),
    )
    .map(({ attributes }) => identityOf(attributes));
}

function identityOf(attributes: Attributes): GalleryIdentity {
  const text = (key: string): string => {
    const value = own(attributes, key);
    return typeof value === "string" ? value : "";
  };
  return {
    name: text("name"),
    resourceGroup: text("resource_group_name"),
    subscription: parseResourceId(text("id"))?.subscription,
  };
}
