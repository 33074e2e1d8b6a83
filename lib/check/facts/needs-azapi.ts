import type { GalleryPlan, ItemPlan } from "../../plan/plan";
import { hasGate } from "../../plan/gates";
import { providerOfApplication, providerOfDefinition, providerOfGallery } from "../../plan/provider";

/** Reports whether anything of a gallery goes through azapi. */
export function needsAzapi(plan: GalleryPlan): boolean {
  if (hasGate(plan)) return true;
  const { definitions, applications } = plan;
  const { gallery } = plan.spec;
  if (providerOfGallery(gallery).provider === "azapi") return true;
  if (gallery.softDelete !== undefined || gallery.sharing?.direct !== undefined) return true;
  const choices = [
    ...definitions.map(({ spec }) => providerOfDefinition(spec)),
    ...applications.map(({ spec }) => providerOfApplication(spec)),
  ];
  if (choices.some(({ provider }) => provider === "azapi")) return true;
  return definitions.some(hasAzapiVersion) || applications.some(hasAzapiVersion);
}

function hasAzapiVersion({ versions }: ItemPlan): boolean {
  return versions.some(({ managedBy }) => managedBy.provider === "azapi");
}
