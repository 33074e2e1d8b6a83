import { own } from "../text/order";
import type { GalleryPlan } from "../plan/plan";
import type { GallerySettings } from "../spec/gallery-spec";
import { blocksOf, isObject } from "../terraform/resource";
import { stateResources } from "../terraform/state";
import type { NotCarried } from "./not-carried";

/** A spec has no word for it, and azurerm replaces a gallery whose block of sharing goes. */
export const PRIVATE_BY_CHOICE = "private sharing that was asked for, since azurerm would replace the gallery without";

/** A gallery that stays with whoever manages it; only its images are managed here. */
export function asExisting({ name, resourceGroup, location, subscription }: GallerySettings): GallerySettings {
  return { name, resourceGroup, location, ...(subscription !== undefined && { subscription }), existing: true };
}

/** The galleries of a state, or of what a plan found, with those that were asked to be private as existing ones. */
export function withoutPrivateSharing(
  plans: readonly GalleryPlan[],
  document: unknown,
): { readonly plans: readonly GalleryPlan[]; readonly notCarried: readonly NotCarried[] } {
  const names = privateGalleries(document);
  const isPrivate = ({ spec }: GalleryPlan) => names.has(keyOf(spec.gallery.resourceGroup, spec.gallery.name));
  return {
    plans: plans.map((plan) =>
      isPrivate(plan) ? { ...plan, spec: { ...plan.spec, gallery: asExisting(plan.spec.gallery) } } : plan,
    ),
    notCarried: plans.filter(isPrivate).map(({ spec }) => ({ what: PRIVATE_BY_CHOICE, where: spec.gallery.name })),
  };
}

function privateGalleries(document: unknown): Set<string> {
  if (!isObject(document)) return new Set();
  const before = own(document, "prior_state");
  const galleries = stateResources(isObject(before) ? before : document).filter(
    ({ type, attributes }) =>
      type === "azurerm_shared_image_gallery" &&
      blocksOf(own(attributes, "sharing")).some((sharing) => own(sharing, "permission") === "Private"),
  );
  return new Set(
    galleries.map(({ attributes }) => keyOf(own(attributes, "resource_group_name"), own(attributes, "name"))),
  );
}

function keyOf(resourceGroup: unknown, name: unknown): string {
  return `${String(resourceGroup)}/${String(name)}`.toLowerCase();
}
