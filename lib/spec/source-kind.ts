import { parseResourceId } from "../azure/resource-id";
import { SOURCE_TYPES } from "../azure/source-types";

/** Sources that are named by a resource id alone. */
export type ResourceSourceKind = "managedImage" | "virtualMachine" | "snapshot" | "galleryImageVersion";

const TYPES: Readonly<Record<ResourceSourceKind, readonly string[]>> = {
  managedImage: SOURCE_TYPES.managedImage,
  virtualMachine: SOURCE_TYPES.virtualMachine,
  snapshot: SOURCE_TYPES.snapshot,
  galleryImageVersion: ["Microsoft.Compute/galleries/images/versions"],
};

/** Kinds by resource type in lower case: Azure compares types without capitals. */
const KINDS = new Map<string, ResourceSourceKind>(
  Object.entries(TYPES).flatMap(([kind, types]) =>
    types.map((type) => [type.toLowerCase(), kind as ResourceSourceKind] as const),
  ),
);

/** Returns the kind of source that a resource id names; undefined for any other text. */
export function sourceKindOfId(id: string): ResourceSourceKind | undefined {
  return KINDS.get(parseResourceId(id)?.type.toLowerCase() ?? "");
}
