import type { SpecPath } from "../finding";
import type { ImageSourceSpec } from "../spec";

/** What an id of a source may be the id of, by the key it stands under. */
export const SOURCE_TYPES = {
  managedImage: ["Microsoft.Compute/images"],
  virtualMachine: ["Microsoft.Compute/virtualMachines"],
  snapshot: ["Microsoft.Compute/snapshots", "Microsoft.Compute/disks"],
  galleryImageVersion: ["Microsoft.Compute/galleries/images/versions"],
  storageAccountId: ["Microsoft.Storage/storageAccounts"],
} as const;

/** A key of a source that holds a resource id. */
export type SourceIdKey = keyof typeof SOURCE_TYPES;

/** "a Microsoft.Compute/snapshots or a Microsoft.Compute/disks". */
export function sourceTypeWords(key: SourceIdKey): string {
  return `a ${SOURCE_TYPES[key].join(" or a ")}`;
}

/** Every resource id of a source, with its path below `source`. */
export function sourceIds(source: ImageSourceSpec | undefined): [key: SourceIdKey, path: SpecPath, id: string][] {
  const { managedImage, virtualMachine, snapshot, galleryImageVersion, blob } = source ?? {};
  const ids: [SourceIdKey, SpecPath, string | undefined][] = [
    ["managedImage", ["managedImage"], managedImage],
    ["virtualMachine", ["virtualMachine"], virtualMachine],
    ["snapshot", ["snapshot"], snapshot],
    ["galleryImageVersion", ["galleryImageVersion"], galleryImageVersion],
    ["storageAccountId", ["blob", "storageAccountId"], blob?.storageAccountId],
  ];
  return ids.filter((entry): entry is [SourceIdKey, SpecPath, string] => entry[2] !== undefined);
}

/** Whether it is the id of an image in a community or direct shared gallery, which is in no resource group. */
export function isSharedImageId(id: string): boolean {
  return /^\/(community|shared)galleries\//i.test(id);
}
