import type { DataDisk } from "../spec/image-version-spec";
import { dataDisks, diskSnapshot } from "../check/facts/data-disks";
import { example } from "../check/facts/examples";
import { imageFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import { defineRule } from "../check/rule";
import { found } from "../text/wording";

interface AmbiguousDataDisk {
  readonly lun: number;
  readonly isBoth: boolean;
  readonly index: number;
}

export const ambiguousDataDisk = defineRule<ItemFault<AmbiguousDataDisk>>({
  id: "ambiguous-data-disk",
  severity: "error",
  section: "versions",
  summary: "a data disk that is made from nothing, or from a snapshot and a blob",
  why: "azurerm has no data disks, so they go through azapi; without a source there is nothing to copy, and two leave open which one was meant.",
  source: "https://learn.microsoft.com/azure/virtual-machines/troubleshooting-shared-images",
  find: ({ plans }) =>
    imageFaults<AmbiguousDataDisk>(
      plans,
      (item) =>
        dataDisks(item)
          .map(({ disk, index, at }) => ({ lun: disk.lun, index, at, sources: sourcesOf(disk) }))
          // A disk that was read from Terraform may have a source that could not be read.
          .filter(({ sources }) => sources > 1 || (sources === 0 && item.plan.foundIn === undefined))
          .map(({ sources, ...fault }) => ({ ...fault, isBoth: sources > 1 })),
      ({ index, isBoth }) => `${index} ${isBoth}`,
    ),
  problem: (fault) =>
    `${fault.owner}: the data disk of ${ofVersions(fault)} with \`lun\` ${found(fault.lun)} has ${fault.isBoth ? "two sources, `snapshot` and `blob`" : "no source"}; it is made from exactly one`,
  help: ({ isBoth }) => (isBoth ? "keep the one that it is made from" : "give it a `snapshot` or a `blob`"),
  bad: [withDisk({ lun: 0 })],
  good: [withDisk({ lun: 0, snapshot: diskSnapshot("data") })],
});

function withDisk(disk: DataDisk) {
  return example({ version: { dataDisks: [disk] } });
}

/** Returns the number of sources. An empty text is none: a variable of a pipeline may have been empty. */
function sourcesOf({ snapshot, blob }: DataDisk): number {
  return [snapshot, blob].filter((source) => source !== undefined && source !== "").length;
}
