/** The resource types that the id of a source may have, by the key it stands under. */
export const SOURCE_TYPES = {
  managedImage: ["Microsoft.Compute/images"],
  virtualMachine: ["Microsoft.Compute/virtualMachines"],
  snapshot: ["Microsoft.Compute/snapshots", "Microsoft.Compute/disks"],
  galleryImageVersion: ["Microsoft.Compute/galleries/images/versions"],
  storageAccountId: ["Microsoft.Storage/storageAccounts"],
} as const;

/** A key of a source that holds a resource id. */
export type SourceIdKey = keyof typeof SOURCE_TYPES;
