import type { GalleryPlan } from "../../plan/plan";
import { providerOfDefinition } from "../../plan/provider";

/** Reports whether anything of a gallery goes through azapi. */
export function needsAzapi({ spec: { gallery }, definitions }: GalleryPlan): boolean {
  if (gallery.softDelete !== undefined || gallery.sharing?.direct !== undefined) return true;
  return definitions.some(
    ({ spec, versions }) =>
      providerOfDefinition(spec).provider === "azapi" ||
      versions.some(({ managedBy }) => managedBy.provider === "azapi"),
  );
}
