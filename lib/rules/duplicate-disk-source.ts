import { resourceName } from "../azure/resource-id";
import type { DataDisk, ImageSourceSpec } from "../spec/image-version-spec";
import { dataDisks, diskSnapshot } from "../check/facts/data-disks";
import { example } from "../check/facts/examples";
import { imageFaults, ofVersions, type Fault, type ItemFault } from "../check/facts/item-faults";
import type { VersionItem } from "../check/facts/items";
import { defineRule } from "../check/rule";
import { found, quoted } from "../text/wording";

interface DuplicateDiskSource {
  readonly index: number;
  readonly lun: number;
  readonly source: string;
  /** The disk with the same source. */
  readonly first: string;
}

export const duplicateDiskSource = defineRule<ItemFault<DuplicateDiskSource>>({
  id: "duplicate-disk-source",
  severity: "error",
  section: "versions",
  summary: "two disks of a version made from one snapshot or blob",
  why: "Azure refuses the version at apply, when the image has been built; the data disks of a version cannot be changed once it exists.",
  source: "https://learn.microsoft.com/azure/virtual-machines/troubleshooting-shared-images",
  find: ({ plans }) =>
    imageFaults<DuplicateDiskSource>(plans, faultsOf, ({ index, source }) => JSON.stringify([index, source])),
  problem: (fault) =>
    `${fault.owner}: the data disk of ${ofVersions(fault)} with \`lun\` ${found(fault.lun)} is made from ${quoted(resourceName(fault.source))}, as is ${fault.first}; Azure wants another source for each disk`,
  help: () => "name the snapshot or blob of that very disk",
  bad: [withSnapshots("data", "data")],
  good: [withSnapshots("data", "logs")],
});

function withSnapshots(...names: string[]) {
  const dataDisks = names.map((name, lun) => ({ lun, snapshot: diskSnapshot(name) }));
  return example({ version: { dataDisks } });
}

function faultsOf(item: VersionItem): Fault<DuplicateDiskSource>[] {
  const disks = dataDisks(item);
  if (disks.length === 0) return [];
  const firstBySource = new Map(
    sourcesOf(item.version.spec.source).map(([, same]) => [same, "the disk of the operating system"]),
  );
  return disks.flatMap(({ disk, index, at }) =>
    sourcesOf(disk).flatMap(([key, same, source]): Fault<DuplicateDiskSource>[] => {
      const first = firstBySource.get(same);
      if (first !== undefined) return [{ index, lun: disk.lun, source, first, at: [...at, key] }];
      firstBySource.set(same, `that with \`lun\` ${found(disk.lun)}`);
      return [];
    }),
  );
}

/**
 * Returns the key, the text that equal sources share, and the source. Azure ignores capitals in ids, but not in the
 * addresses of blobs.
 */
function sourcesOf({
  snapshot,
  blob,
}: Pick<DataDisk & ImageSourceSpec, "snapshot" | "blob">): [string, string, string][] {
  return [
    ...(snapshot ? [["snapshot", snapshot.toLowerCase(), snapshot] as [string, string, string]] : []),
    ...(blob?.uri ? [["blob", blob.uri, blob.uri] as [string, string, string]] : []),
  ];
}
