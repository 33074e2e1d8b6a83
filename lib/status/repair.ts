import { regionName } from "../azure/regions";
import type { GalleryPlan, ItemPlan, ItemVersionPlan } from "../plan/plan";
import { isPlacing } from "../plan/target-regions";
import type { GallerySpec } from "../spec/gallery-spec";
import { ITEM_SECTIONS } from "../spec/item-kind";
import type { MirrorSpec } from "../spec/mirror-spec";
import { isCopying, isMirrored, mirrorNames } from "../spec/mirrors";
import { own } from "../text/order";

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
      /** The mirrors that copy it from there, and leave the file meanwhile. @default - none */
      readonly mirrors?: readonly string[];
    }
  /** Only mirrors that copy it from there keep it there: they leave the file meanwhile. */
  | { readonly kind: "mirrors"; readonly mirrors: readonly string[] }
  /** A version of a mirror has no placement of its own: another policy without the region takes it out. */
  | {
      readonly kind: "mirror policy";
      /** The path of the item's policy in gallery.yaml. */
      readonly path: readonly string[];
    };

/** Returns the cure of a failure of a version in a region. */
export function repairOf(
  { spec, mirrorOf }: Pick<GalleryPlan, "spec" | "mirrorOf">,
  item: ItemPlan,
  version: ItemVersionPlan,
  region: string,
): RepairOfRegion {
  if (version.home === region) return { kind: "home" };
  if ((version.spec as { allowRegionRemoval?: boolean }).allowRegionRemoval === false) return { kind: "kept" };
  if (item.foundIn !== undefined) return { kind: "target region" };
  const section = ITEM_SECTIONS[item.kind];
  if (mirrorOf) return { kind: "mirror policy", path: ["mirrors", spec.gallery.name, "policy", section, item.name] };
  const mirrors = item.kind === "image" ? mirrorsFrom(spec, item.name, version.version, region) : [];
  const placing = version.targetRegions.filter(({ because }) => isPlacing(because));
  if (mirrors.length > 0 && !placing.some(({ name }) => name === region)) return { kind: "mirrors", mirrors };
  const others = placing.filter(({ name }) => name !== region);
  const before = version.spec.placement;
  return {
    kind: "placement",
    path: [section, item.name, "versions", version.version, "placement"],
    placement: Object.fromEntries(others.map(({ name, replicas }) => [name, replicas])),
    ...(before && { before }),
    ...(mirrors.length > 0 && { mirrors }),
  };
}

/** Returns the names of the mirrors that copy a version from a region, their home. */
function mirrorsFrom(spec: GallerySpec, image: string, version: string, region: string): string[] {
  return mirrorNames(spec).filter((name) => {
    const mirror = own(spec.mirrors, name) as MirrorSpec;
    return isCopying(mirror, image) && isMirrored(mirror, version) && regionName(mirror.location) === region;
  });
}
