import type { ItemPlan, ItemVersionPlan } from "../plan/plan";
import { ITEM_SECTIONS } from "../spec/item-kind";

/** The cure of a failure in a region that the service advises: take the region out, apply, put it back, apply. */
export type RepairOfRegion =
  /** The home region cannot be taken out. */
  | { readonly kind: "home" }
  /** Regions may not be removed from the version. */
  | { readonly kind: "kept" }
  /** The version's target regions stand in a file of Terraform. */
  | { readonly kind: "target region" }
  /** A policy or a placement places it: an own `placement` without the region takes it out. */
  | {
      readonly kind: "placement";
      /** The path of the version's key in gallery.yaml. */
      readonly path: readonly string[];
      readonly placement: Readonly<Record<string, number>>;
      /** The placement that the version has already, which is put back. @default - none; the key is taken away again */
      readonly before?: Readonly<Record<string, number>>;
    };

/** Returns the cure of a failure of a version in a region. */
export function repairOf(item: ItemPlan, version: ItemVersionPlan, region: string): RepairOfRegion {
  if (version.home === region) return { kind: "home" };
  if ((version.spec as { allowRegionRemoval?: boolean }).allowRegionRemoval === false) return { kind: "kept" };
  if (item.foundIn !== undefined) return { kind: "target region" };
  const others = version.targetRegions.filter(({ name, because }) => name !== region && because.clause !== "home");
  const before = version.spec.placement;
  return {
    kind: "placement",
    path: [ITEM_SECTIONS[item.kind], item.name, "versions", version.version, "placement"],
    placement: Object.fromEntries(others.map(({ name, replicas }) => [name, replicas])),
    ...(before && { before }),
  };
}
