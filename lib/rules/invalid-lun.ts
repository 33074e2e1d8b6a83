import { dataDisks, diskSnapshot } from "../check/facts/data-disks";
import { example } from "../check/facts/examples";
import { imageFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import { defineRule } from "../check/rule";
import { found } from "../text/wording";

/** A machine has at most 64 data disks. */
const HIGHEST = 63;

interface InvalidLun {
  readonly index: number;
  readonly lun: number;
}

export const invalidLun = defineRule<ItemFault<InvalidLun>>({
  id: "invalid-lun",
  severity: "error",
  section: "versions",
  summary: "a data disk whose logical unit number is not a whole number from 0 to 63",
  why: "A machine has at most 64 data disks, and the data disks of a version can't be changed once it has been created.",
  source: "https://learn.microsoft.com/azure/virtual-machines/troubleshooting-shared-images",
  find: ({ plans }) =>
    imageFaults<InvalidLun>(
      plans,
      (item) =>
        dataDisks(item)
          .filter(({ disk: { lun } }) => !(Number.isInteger(lun) && lun >= 0 && lun <= HIGHEST))
          .map(({ disk: { lun }, index, at }) => ({ lun, index, at: [...at, "lun"] })),
      ({ lun, index }) => `${index} ${lun}`,
    ),
  problem: (fault) =>
    `${fault.owner}: a data disk of ${ofVersions(fault)} has \`lun\` ${found(fault.lun)}; it must be a whole number from 0 to ${HIGHEST}`,
  help: () => `write a whole number from 0 to ${HIGHEST} that no other data disk of the version has`,
  bad: [withLun(64)],
  good: [withLun(63)],
});

function withLun(lun: number) {
  return example({ version: { dataDisks: [{ lun, snapshot: diskSnapshot("data") }] } });
}
