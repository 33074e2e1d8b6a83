import { isPublishedElsewhere } from "../plan/provider";
import { example } from "../check/facts/examples";
import { imageFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import { defineRule } from "../check/rule";

/** A warning: Azure does not document the result. */
export const deletionBlockWithoutEndOfLife = defineRule<ItemFault<object>>({
  id: "deletion-block-without-end-of-life",
  severity: "warning",
  section: "versions",
  summary: "`blockDeletionBeforeEndOfLife` of a version that has no end of life",
  why: "Azure refuses to delete a version with this flag before its end of life; without that day, the protection that was asked for may be missing.",
  source: "https://learn.microsoft.com/azure/virtual-machines/troubleshooting-shared-images",
  find: ({ plans }) =>
    imageFaults(plans, ({ version: { spec }, at }) =>
      spec.blockDeletionBeforeEndOfLife === true && spec.endOfLife === undefined && !isPublishedElsewhere(spec)
        ? { at: [...at, "blockDeletionBeforeEndOfLife"] }
        : undefined,
    ),
  problem: (fault) =>
    `${fault.owner}: ${ofVersions(fault)} should not be deleted before the end of life, but no \`endOfLife\` is set; Azure has no day to block until`,
  help: () => "set `endOfLife` of the version: Azure refuses to delete it before that day; or leave the block out",
  bad: [example({ version: { blockDeletionBeforeEndOfLife: true } })],
  good: [example({ version: { blockDeletionBeforeEndOfLife: true, endOfLife: "2030-01-01" } })],
});
