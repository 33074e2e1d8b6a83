import type { RegionSettings } from "../spec/policy";
import { example, IMAGE, OTHER_IMAGE, POLICY, VERSION } from "../check/facts/examples";
import type { VersionItem } from "../check/facts/items";
import { imageFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import { sameSourceHelp } from "../check/facts/mirrors";
import {
  EXAMPLE_SUBSCRIPTION,
  exampleVersionId,
  plannedSources,
  type PlannedVersion,
} from "../check/facts/planned-versions";
import { defineRule } from "../check/rule";
import { shown } from "../text/wording";

interface EncryptedSource {
  /** The regions with a set; empty for a version that only declares that it is encrypted. */
  readonly from: string;
}

/** Applies to versions of the same app, and to those that declare it: of others the encryption is not known. */
export const encryptedSourceVersion = defineRule<ItemFault<EncryptedSource>>({
  id: "encrypted-source-version",
  severity: "error",
  section: "versions",
  summary: "a version made from one that is encrypted with a disk encryption set",
  why: "In the configuration the source is only an id: nothing shows there that it is encrypted, and Azure refuses the version at apply.",
  source: "https://learn.microsoft.com/azure/virtual-machines/image-version-encryption",
  find: (context) => {
    const sourceOf = plannedSources(context);
    return imageFaults<EncryptedSource>(
      context.plans,
      (item) => {
        const { galleryImageVersion, encrypted } = item.version.spec.source ?? {};
        if (galleryImageVersion === undefined) return undefined;
        const source = sourceOf(item);
        const isPlanned = source?.version?.targetRegions.some((target) => target.diskEncryptionSetId !== undefined);
        if ((isPlanned !== true && encrypted !== true) || source?.version === item.version) return undefined;
        return { from: subjectOf(item, source), at: [...item.at, "source", "galleryImageVersion"] };
      },
      ({ from }) => from,
    );
  },
  problem: (fault) =>
    `${fault.owner}: ${ofVersions(fault)} would be made from ${fault.from === "" ? "another gallery's version" : shown(fault.from)}, which is encrypted with a disk encryption set; Azure makes no version from an encrypted one`,
  help: ({ plan: { mirrorOf } }, syntax) =>
    mirrorOf
      ? sameSourceHelp(syntax)
      : "make it from the snapshot, disk or machine that the encrypted version was made from",
  bad: [
    copied({
      diskEncryptionSetId: `/subscriptions/${EXAMPLE_SUBSCRIPTION}/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/west`,
    }),
  ],
  good: [copied({})],
});

/** Returns the source in words. A mirror copies all versions of an image, so it is one fault of the image. */
function subjectOf({ plan }: VersionItem, source: PlannedVersion | undefined): string {
  if (!source) return "";
  return plan.mirrorOf ? `${source.definition.gallery}/${source.definition.name}` : source.subject;
}

function copied(westeurope: RegionSettings) {
  const tiers = [{ name: "all", take: "rest", regions: "all", replicas: 1 }] as const;
  const source = { galleryImageVersion: exampleVersionId("contoso_images", "1.3.0", "debian-12") };
  return example({
    gallery: { subscription: EXAMPLE_SUBSCRIPTION },
    spec: {
      policies: { fleet: POLICY, other: { regions: { westeurope }, tiers } },
      images: {
        "ubuntu-2404": { ...IMAGE, versions: { "1.3.0": { source } } },
        "debian-12": { ...OTHER_IMAGE, policy: "other", versions: { "1.3.0": VERSION } },
      },
    },
  });
}
