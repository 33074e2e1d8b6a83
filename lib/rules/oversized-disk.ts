import { example } from "../check/facts/examples";
import { imageFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import type { VersionItem } from "../check/facts/items";
import { defineRule } from "../check/rule";
import { grouped } from "../text/wording";

interface OversizedDisk {
  readonly mode: "full" | "shallow";
  /** The size and place of the first version. */
  readonly sizeGiB: number;
  readonly first: string;
  readonly allowed: number;
  /** The limit of shallow replication. */
  readonly shallow: number | null;
}

export const oversizedDisk = defineRule<ItemFault<OversizedDisk>>({
  id: "oversized-disk",
  severity: "error",
  section: "versions",
  summary: "a disk larger than Azure makes image versions from",
  why: "azurerm does not check the size of the source; Azure refuses it at apply, when the image has been built.",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery#limits",
  find: ({ plans, limits }) =>
    imageFaults<OversizedDisk & { readonly isOwn: boolean }>(
      plans,
      (item) => {
        const { diskSizeGiB, shallowDiskSizeGiB: shallow } = limits(item.plan);
        const { version, spec } = item.version;
        const mode = spec.replicationMode ?? "full";
        const allowed = mode === "full" ? diskSizeGiB : shallow;
        const { sizeGiB, at } = sizeOf(item);
        if (sizeGiB === undefined || allowed === null) return undefined;
        if (!Number.isFinite(sizeGiB) || sizeGiB <= allowed) return undefined;
        return { mode, sizeGiB, first: version, allowed, shallow, at, isOwn: at.length > 3 };
      },
      ({ mode, isOwn }) => `${mode} ${isOwn}`,
    ),
  problem: (fault) =>
    `${fault.owner}: the disk of ${ofVersions(fault)} is larger than the ${grouped(fault.allowed)} GiB that Azure takes with ${fault.mode} replication; that of ${fault.first} has ${grouped(fault.sizeGiB)} GiB`,
  help: ({ mode, sizeGiB, shallow }) =>
    mode === "full" && shallow !== null && sizeGiB <= shallow
      ? `use a smaller disk, or shallow replication for tests: it takes ${grouped(shallow)} GiB`
      : "use a smaller disk",
  bad: [example({ image: { sizeGiB: 2_049 } })],
  good: [example({ image: { sizeGiB: 2_048 } })],
});

/** Returns the known size of a version's disk with its place: from its source, else the version, else the image. */
function sizeOf({ definition, version: { spec }, at }: VersionItem) {
  if (spec.source?.sizeGiB !== undefined) return { sizeGiB: spec.source.sizeGiB, at: [...at, "source", "sizeGiB"] };
  if (spec.sizeGiB !== undefined) return { sizeGiB: spec.sizeGiB, at: [...at, "sizeGiB"] };
  return { sizeGiB: definition.spec.sizeGiB, at: ["images", definition.name, "sizeGiB"] };
}
