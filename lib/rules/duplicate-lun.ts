import { dataDisks, diskSnapshot } from "../check/facts/data-disks";
import { example } from "../check/facts/examples";
import { imageFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import { defineRule } from "../check/rule";

interface DuplicateLun {
  readonly index: number;
  readonly lun: number;
}

export const duplicateLun = defineRule<ItemFault<DuplicateLun>>({
  id: "duplicate-lun",
  severity: "error",
  section: "versions",
  summary: "two data disks of a version with one logical unit number",
  why: "Azure refuses the version at apply, when the image has been built; the data disks of a version cannot be changed once it exists.",
  source: "https://learn.microsoft.com/azure/virtual-machines/troubleshooting-shared-images",
  find: ({ plans }) =>
    imageFaults<DuplicateLun>(
      plans,
      (item) => {
        const seen = new Set<number>();
        return dataDisks(item)
          .filter(({ disk: { lun } }) => seen.has(lun) || !seen.add(lun))
          .map(({ disk: { lun }, index, at }) => ({ lun, index, at: [...at, "lun"] }));
      },
      ({ lun, index }) => `${index} ${lun}`,
    ),
  problem: (fault) =>
    `${fault.owner}: more than one data disk of ${ofVersions(fault)} has \`lun\` ${fault.lun}; Azure wants another number for each`,
  help: () => "give each data disk a `lun` of its own",
  bad: [withLuns(0, 0)],
  good: [withLuns(0, 1)],
});

function withLuns(...luns: number[]) {
  const dataDisks = luns.map((lun, index) => ({ lun, snapshot: diskSnapshot(`data-${index}`) }));
  return example({ version: { dataDisks } });
}
