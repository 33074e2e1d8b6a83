import type { ImageSourceSpec } from "../spec/image-version-spec";
import { computeId, example, VERSION } from "../check/facts/examples";
import { imageFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import { defineRule } from "../check/rule";
import { sourceBlobs } from "../check/facts/source-ids";

export const encryptedVersionFromBlob = defineRule<ItemFault<object>>({
  id: "encrypted-version-from-blob",
  severity: "error",
  section: "encryption",
  summary: "a version made from a blob and encrypted with a disk encryption set",
  why: "Azure refuses the version at apply, when the image has been built, and encryption cannot be added to a version that exists.",
  source: "https://learn.microsoft.com/azure/virtual-machines/image-version-encryption",
  find: ({ plans }) =>
    imageFaults(plans, (item) => {
      const [first] = sourceBlobs(item);
      const isEncrypted = item.version.targetRegions.some((target) => target.diskEncryptionSetId !== undefined);
      return first && isEncrypted ? { at: first.at } : undefined;
    }),
  problem: (fault) =>
    `${fault.owner}: ${ofVersions(fault)} made from a blob would be encrypted with a disk encryption set; Azure takes a virtual machine, a disk, a snapshot or a managed image for that`,
  help: (_, syntax) => `make a managed disk or a snapshot from the blob and name it as ${syntax.source("snapshot")}`,
  bad: [
    encryptedFrom({
      blob: {
        uri: "https://vhds.blob.core.windows.net/vhds/ubuntu.vhd",
        storageAccountId:
          "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/vhds",
      },
    }),
  ],
  good: [encryptedFrom(VERSION.source)],
});

function encryptedFrom(source: ImageSourceSpec) {
  return example({
    policy: {
      regions: { westeurope: { diskEncryptionSetId: computeId("diskEncryptionSets/west") } },
      tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }],
    },
    version: { source },
  });
}
