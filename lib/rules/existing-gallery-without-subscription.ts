import { scopesOf, type AccessScope } from "../spec/access-spec";
import { itemsOf, type ItemKind } from "../spec/item-kind";
import { providerOfDefinition } from "../plan/provider";
import { itemPlans, type ApplicationPlan, type DefinitionPlan, type GalleryPlan } from "../plan/plan";
import { computeId, example } from "../check/facts/examples";
import { countedItems } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { own } from "../text/order";
import { counted, firstFew, shown } from "../text/wording";

interface WithoutSubscription extends Violation {
  readonly kinds: readonly ItemKind[];
  readonly names: readonly string[];
  /** Number of grants at the gallery, or at items in it that are managed elsewhere too. */
  readonly grants: number;
}

const KNOWN = { subscription: "11111111-2222-3333-4444-555555555555" };

/** azapi needs ids where azurerm needs names, and both need them for applications. The id of a gallery that is managed elsewhere is built from its parts. */
export const existingGalleryWithoutSubscription = defineRule<WithoutSubscription>({
  id: "existing-gallery-without-subscription",
  severity: "error",
  section: "galleries",
  summary: "a gallery that is managed elsewhere, whose id is needed, and whose subscription is not known",
  why: "azurerm finds the gallery of an image by its name and resource group, but azapi, and azurerm that of an application, by its id, which cannot be written without the subscription.",
  source: "https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules",
  *find({ plans }) {
    for (const plan of plans) {
      const { existing, subscription } = plan.spec.gallery;
      if (existing !== true || subscription !== undefined || plan.foundIn !== undefined) continue;
      const items = itemPlans(plan).filter(needsGalleryId);
      const grants = (plan.spec.access ?? []).filter((grant) => scopesOf(grant).some(isManagedElsewhere(plan))).length;
      if (items.length === 0 && grants === 0) continue;
      const names = items.map(({ name }) => name);
      yield { plan, at: ["gallery", "existing"], kinds: items.map(({ kind }) => kind), names, grants };
    }
  },
  problem: ({ plan, kinds, names, grants }) => {
    const isNeeded = kinds.includes("application") || grants > 0;
    const uses = [
      ...(kinds.length > 0 ? [`${countedItems(kinds)} (${firstFew(names)})`] : []),
      ...(grants > 0 ? [counted(grants, "grant")] : []),
    ];
    return `${shown(plan.spec.gallery.name)} is managed elsewhere, and ${isNeeded ? "its resource id is needed" : "azapi needs its resource id"} for ${uses.join(" and ")}, but its subscription is not known`;
  },
  help: (_, syntax) => syntax.galleryId,
  bad: [copied({})],
  good: [copied(KNOWN)],
});

/** Returns a function that reports whether a role is assigned at the gallery, or at an item that is not created here. */
function isManagedElsewhere({ spec }: GalleryPlan): (scope: AccessScope | undefined) => boolean {
  return (scope) => scope === undefined || own(itemsOf(spec, scope.kind), scope.name)?.existing === true;
}

/**
 * Reports whether an item needs the id of its gallery. Terraform knows the id of an item that is created here, which
 * an application needs its gallery's for, whatever its provider.
 */
function needsGalleryId(item: DefinitionPlan | ApplicationPlan): boolean {
  if (item.kind === "application") return item.spec.existing !== true || item.versions.length > 0;
  if (item.spec.existing !== true) return providerOfDefinition(item.spec).provider === "azapi";
  return item.versions.some(({ managedBy }) => managedBy.provider === "azapi");
}

function copied(gallery: { readonly subscription?: string }) {
  const galleryImageVersion = computeId("galleries/dev_images/images/ubuntu/versions/1.3.0");
  return example({
    gallery: { existing: true, ...gallery },
    image: { existing: true, versions: { "1.3.0": { source: { galleryImageVersion } } } },
  });
}
