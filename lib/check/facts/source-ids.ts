import { SOURCE_TYPES, type SourceIdKey } from "../../azure/source-types";
import type { SpecPath } from "../../spec/finding";
import type { BlobSource, ImageSourceSpec } from "../../spec/image-version-spec";
import { dataDisks } from "./data-disks";
import type { VersionItem } from "./items";

/** Returns "a Microsoft.Compute/snapshots or a Microsoft.Compute/disks". */
export function sourceTypeWords(key: SourceIdKey): string {
  return `a ${SOURCE_TYPES[key].join(" or a ")}`;
}

/** Returns every resource id that a version and its data disks are made from, with its place. */
export function sourceIds(item: VersionItem): [key: SourceIdKey, at: SpecPath, id: string][] {
  const { managedImage, virtualMachine, galleryImageVersion, ...disk } = item.version.spec.source ?? {};
  const at: SpecPath = [...item.at, "source"];
  const ids: [SourceIdKey, SpecPath, string | undefined][] = [
    ["managedImage", [...at, "managedImage"], managedImage],
    ["virtualMachine", [...at, "virtualMachine"], virtualMachine],
    ...idsOfDisk(disk, at),
    ["galleryImageVersion", [...at, "galleryImageVersion"], galleryImageVersion],
    ...dataDisks(item).flatMap(({ disk, at }) => idsOfDisk(disk, at)),
  ];
  return ids.filter((entry): entry is [SourceIdKey, SpecPath, string] => entry[2] !== undefined);
}

type DiskSource = Pick<ImageSourceSpec, "snapshot" | "blob">;

function idsOfDisk({ snapshot, blob }: DiskSource, at: SpecPath): [SourceIdKey, SpecPath, string | undefined][] {
  return [
    ["snapshot", [...at, "snapshot"], snapshot],
    ["storageAccountId", [...at, "blob", "storageAccountId"], blob?.storageAccountId],
  ];
}

/** Returns every blob that a version and its data disks are made from, with its place. */
export function sourceBlobs(item: VersionItem): { readonly blob: BlobSource; readonly at: SpecPath }[] {
  const places = [
    { blob: item.version.spec.source?.blob, at: [...item.at, "source", "blob"] },
    ...dataDisks(item).map(({ disk, at }) => ({ blob: disk.blob, at: [...at, "blob"] })),
  ];
  return places.flatMap(({ blob, at }) => (blob === undefined ? [] : [{ blob, at }]));
}

/** Reports whether an id is of an image in a community or direct shared gallery, which is in no resource group. */
export function isSharedImageId(id: string): boolean {
  return /^\/(community|shared)galleries\//i.test(id);
}
