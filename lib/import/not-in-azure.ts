import type { Attribute } from "../azure/attributes/attribute";
import { IMAGE_DEFINITION } from "../azure/attributes/image-definition";
import { findRegion, regionName } from "../azure/regions";
import { providerOfDefinition } from "../plan/provider";
import { own } from "../text/order";
import type { GalleryIdentity } from "../spec/gallery-identity";
import type { ImageDefinitionSpec } from "../spec/image-definition-spec";
import { ITEM_SECTIONS, type ItemKind } from "../spec/item-kind";
import { blocksOf, type Attributes } from "../terraform/resource";
import type { Difference } from "./differences";

/** The changes that the first apply makes because Azure does not return the setting, by definition or version. */
export type NotInAzure = ReadonlyMap<string, readonly Difference[]>;

/** Returns the key of a gallery, item or version. */
export function notInAzureKey({ subscription = "", resourceGroup, name }: GalleryIdentity, ...names: string[]): string {
  return JSON.stringify([subscription, resourceGroup, name, ...names].map((part) => part.toLowerCase()));
}

/** Returns the name of an item in such keys: an image and an application may have one name. */
export function itemKey(kind: ItemKind, name: string): string {
  return kind === "image" ? name : `${ITEM_SECTIONS[kind]}/${name}`;
}

/** Returns the differences of a version from its arguments, before defaults are filled in. */
export function notInAzureOfVersion(args: Attributes): Difference[] {
  const targets = blocksOf(args["target_region"]);
  const isLeftOut = (...keys: string[]) => targets.some((target) => keys.some((key) => own(target, key) === undefined));
  return [
    ...(isLeftOut("regional_replica_count", "storage_account_type")
      ? ["replicas or storage that Azure does not show" as const]
      : []),
    ...([...targets, ...blocksOf(args["edge_zone"])].some(hasUnknownName)
      ? ["names of regions that are not known here" as const]
      : []),
    ...(args["exclude_from_latest"] === true && isLeftOut("exclude_from_latest_enabled")
      ? ["flags of latest of regions, which have the version's" as const]
      : []),
  ];
}

/** Reports whether a region is not known here. Azure has its display name, which cannot be written. */
function hasUnknownName(block: Attributes): boolean {
  const name = own(block, "region") ?? own(block, "name");
  return typeof name === "string" && !findRegion(name) && regionName(name) !== name;
}

/** Returns the differences of a definition. azapi compares texts; azurerm knows Azure's defaults. */
export function notInAzureOfDefinition(spec: ImageDefinitionSpec, args: Attributes): Difference[] {
  if (providerOfDefinition(spec).provider === "azurerm") return [];
  const isLeftOut = ["os_state", "hyper_v_generation", "architecture"].some((key) => own(args, key) === undefined);
  return [
    ...(isLeftOut ? ["generation or architecture that Azure does not show" as const] : []),
    ...(hasOtherFeatures(spec, blocksOf(args["feature"])) ? ["features, as they are written" as const] : []),
  ];
}

/** Reports whether features differ from those that a spec writes, or are spelled differently. */
function hasOtherFeatures(spec: ImageDefinitionSpec, features: readonly Attributes[]): boolean {
  const { acceleratedNetworking = false, hibernation = false, nvme = false } = spec;
  const isWritten = (value: unknown, name: unknown): boolean =>
    IMAGE_DEFINITION.some(({ feature, form }: Attribute) => {
      if (feature?.name !== name) return false;
      if (feature?.value !== undefined) return feature.value === value;
      return form.kind === "choice" && Object.values(form.words).some((word) => word === value);
    });
  const wanted = 1 + [acceleratedNetworking, hibernation, nvme].filter(Boolean).length;
  return (
    features.length !== wanted || !features.every((feature) => isWritten(own(feature, "value"), own(feature, "name")))
  );
}
