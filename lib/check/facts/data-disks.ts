import { isPublishedElsewhere } from "../../plan/provider";
import type { SpecPath } from "../../spec/finding";
import type { DataDisk } from "../../spec/image-version-spec";
import type { VersionItem } from "./items";

/** A data disk of a version, with the place where it stands. */
export interface DataDiskItem {
  readonly disk: DataDisk;
  readonly index: number;
  readonly at: SpecPath;
}

/** Returns the data disks that a version is made with. The disks of a version that a pipeline publishes are not ours. */
export function dataDisks({ version: { spec }, at }: VersionItem): DataDiskItem[] {
  if (spec.dataDisks === undefined || isPublishedElsewhere(spec)) return [];
  return spec.dataDisks.map((disk, index) => ({ disk, index, at: [...at, "dataDisks", index] }));
}

/** Returns the id of a valid snapshot, for examples. */
export function diskSnapshot(name: string): string {
  return `/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-images/providers/Microsoft.Compute/snapshots/${name}`;
}
