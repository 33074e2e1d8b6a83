import type { ImageSourceSpec } from "../spec/image-version-spec";
import { dataDisks, diskSnapshot } from "../check/facts/data-disks";
import { computeId, example } from "../check/facts/examples";
import { imageFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import { defineRule } from "../check/rule";
import { sourceKinds, type SourceKind } from "../check/facts/source-kinds";
import { quoted } from "../text/wording";

interface BesideWholeImage {
  readonly kind: SourceKind;
}

/** The sources that bring all of their disks. */
const WHOLE: readonly SourceKind[] = ["managedImage", "virtualMachine", "galleryImageVersion"];

/** Azure documents that the source is given for the version, or for each disk. */
export const dataDisksBesideWholeImage = defineRule<ItemFault<BesideWholeImage>>({
  id: "data-disks-beside-whole-image",
  severity: "error",
  section: "versions",
  summary: "data disks beside a source that brings its own",
  why: "A managed image, a machine or a gallery's version brings all of its disks, so a disk listed beside it would give the version a second source.",
  source: "https://learn.microsoft.com/azure/virtual-machines/troubleshooting-shared-images",
  find: ({ plans }) =>
    imageFaults<BesideWholeImage>(
      plans,
      (item) => {
        if (dataDisks(item).length === 0) return undefined;
        const kind = sourceKinds(item.version.spec.source).find((each) => WHOLE.includes(each));
        return kind && { kind, at: [...item.at, "dataDisks"] };
      },
      ({ kind }) => kind,
    ),
  problem: (fault) =>
    `${fault.owner}: ${ofVersions(fault)} made from a ${quoted(fault.kind)} would have \`dataDisks\` too; Azure takes one source for all disks, or one for each`,
  help: (_, syntax) =>
    `leave \`dataDisks\` out, as such a source brings its own, or make the disk of the operating system from a ${syntax.source("snapshot")} or a ${syntax.source("blob")}`,
  bad: [madeFrom({ managedImage: computeId("images/ubuntu") })],
  good: [madeFrom({ snapshot: computeId("snapshots/ubuntu") })],
});

function madeFrom(source: ImageSourceSpec) {
  return example({ version: { source, dataDisks: [{ lun: 0, snapshot: diskSnapshot("data") }] } });
}
