import type { RegionSettings } from "../spec/policy";
import { computeId, example } from "../check/facts/examples";
import { imageFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import { sameSourceHelp } from "../check/facts/mirrors";
import { exampleVersionId } from "../check/facts/planned-versions";
import { defineRule } from "../check/rule";

export const encryptedVersionFromGalleryVersion = defineRule<ItemFault<object>>({
  id: "encrypted-version-from-gallery-version",
  severity: "error",
  section: "encryption",
  summary: "a version made from a gallery's version and encrypted with a disk encryption set",
  why: "Azure refuses the version at apply, when its source has been built, and encryption cannot be added to a version that exists.",
  source: "https://learn.microsoft.com/azure/virtual-machines/image-version-encryption",
  find: ({ plans }) =>
    imageFaults(plans, ({ version: { spec, targetRegions }, at }) => {
      if (spec.source?.galleryImageVersion === undefined) return undefined;
      const isEncrypted = targetRegions.some(({ diskEncryptionSetId }) => diskEncryptionSetId !== undefined);
      const source = [...at, "source", "galleryImageVersion"];
      return isEncrypted ? { at: source, follows: { rule: "encrypted-source-version", at: source } } : undefined;
    }),
  problem: (fault) =>
    `${fault.owner}: ${ofVersions(fault)} made from a gallery's version would be encrypted with a disk encryption set; Azure takes a virtual machine, a disk, a snapshot or a managed image for that`,
  help: ({ plan: { mirrorOf } }, syntax) =>
    mirrorOf
      ? `${sameSourceHelp(syntax)}; or give the image a policy without disk encryption sets there`
      : "make it from what the other version was made from, or give the image a policy without disk encryption sets",
  bad: [under({ diskEncryptionSetId: computeId("diskEncryptionSets/west") })],
  good: [under({})],
});

function under(westeurope: RegionSettings) {
  return example({
    policy: { regions: { westeurope }, tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }] },
    version: { source: { galleryImageVersion: exampleVersionId("dev_images", "1.3.0") } },
  });
}
