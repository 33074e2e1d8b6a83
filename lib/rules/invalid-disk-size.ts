import type { GalleryPlan } from "../plan/plan";
import { example, VERSION } from "../check/facts/examples";
import { imageFaults, ofVersions } from "../check/facts/item-faults";
import { definitions } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { found } from "../text/wording";

interface InvalidDiskSize extends Violation {
  readonly owner: string;
  readonly value: unknown;
  /** The versions with this size; empty when the image sets it. */
  readonly versions: readonly string[];
}

export const invalidDiskSize = defineRule<InvalidDiskSize>({
  id: "invalid-disk-size",
  severity: "error",
  section: "versions",
  summary: "a size of a disk that is not above zero",
  why: "The size is never sent to Azure: it is compared with the limit for disks and used to work out costs, and such a number is of no use for either.",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery#limits",
  *find({ plans }) {
    for (const { plan, definition, at, subject } of definitions(plans)) {
      const value = definition.spec.sizeGiB;
      if (!isSize(value)) yield { plan, at: [...at, "sizeGiB"], owner: subject, value, versions: [] };
    }
    yield* ofVersionsWith(plans);
  },
  problem: (fault) =>
    `${fault.owner}: \`sizeGiB\` is ${found(fault.value)}${fault.versions.length === 0 ? "" : ` in ${ofVersions(fault)}`}; it must be a number above 0`,
  help: () => "write the size in GiB, or leave it out",
  bad: [example({ version: { source: { ...VERSION.source, sizeGiB: 0 } } })],
  good: [example({ version: { source: { ...VERSION.source, sizeGiB: 30 } } })],
});

function ofVersionsWith(plans: readonly GalleryPlan[]): Iterable<InvalidDiskSize> {
  return imageFaults<{ value: unknown }>(
    plans,
    ({ version: { spec }, at }) => {
      if (!isSize(spec.source?.sizeGiB)) return { value: spec.source?.sizeGiB, at: [...at, "source", "sizeGiB"] };
      return isSize(spec.sizeGiB) ? undefined : { value: spec.sizeGiB, at: [...at, "sizeGiB"] };
    },
    ({ value }) => String(value),
  );
}

function isSize(value: unknown): boolean {
  return value === undefined || (typeof value === "number" && Number.isFinite(value) && value > 0);
}
