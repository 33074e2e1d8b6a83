import { withDefaults } from "../plan/edge-zone";
import { byCodeUnit } from "../text/order";
import type { ItemPlan, TargetRegion, ItemVersionPlan } from "../plan/plan";

/** A change that the first apply would make to an imported version. */
export type Difference =
  | "regions, replicas or storage"
  | "disk encryption sets"
  | "encryption for confidential machines"
  | "edge zones"
  | "flags of latest"
  | "features, as they are written"
  | "encryption of data disks"
  | "encryption of edge zones"
  | "edge zones of a region without replicas"
  | "the version's flag of latest, which its regions override"
  | "order of regions"
  | "capitals of the ids of disk encryption sets"
  | "replicas or storage that Azure does not show"
  | "flags of latest of regions, which have the version's"
  | "generation or architecture that Azure does not show"
  | "names of regions that are not known here"
  | "target regions, which are written without what is not known here"
  | "properties that are not known here, without which it is written"
  | "recommended sizes and disallowed disk types that azurerm does not take";

/** Changes in place that copy nothing and hide nothing. */
export const HARMLESS: readonly Difference[] = [
  "the version's flag of latest, which its regions override",
  "capitals of the ids of disk encryption sets",
  "replicas or storage that Azure does not show",
  "flags of latest of regions, which have the version's",
  "generation or architecture that Azure does not show",
  "names of regions that are not known here",
];

/** Differences of texts: azurerm takes two spellings of a region as equal. */
export const ONLY_UNDER_AZAPI: readonly Difference[] = ["names of regions that are not known here"];

/** Differences that an update of the replication alone leaves as they are. */
export const NOT_OF_PUBLISHED: readonly Difference[] = [
  "properties that are not known here, without which it is written",
];

/** Returns the differences of each version that has any, by number. */
export function differencesOf(found: ItemPlan, planned: ItemPlan): Map<string, Difference[]> {
  const byNumber = new Map(planned.versions.map((version) => [version.version, version]));
  const differences = new Map<string, Difference[]>();
  for (const version of found.versions) {
    const other = byNumber.get(version.version);
    const all = other ? differencesBetween(version, other) : [];
    if (all.length > 0) differences.set(version.version, all);
  }
  return differences;
}

function differencesBetween(found: ItemVersionPlan, planned: ItemVersionPlan): Difference[] {
  const others = new Map(planned.targetRegions.map((target) => [target.name, target]));
  const differs = (what: (target: TargetRegion) => unknown): boolean =>
    found.targetRegions.some((target) => {
      const other = others.get(target.name);
      return other !== undefined && what(target) !== what(other);
    });
  const isElsewhere =
    found.targetRegions.length !== others.size || found.targetRegions.some(({ name }) => !others.has(name));
  const differences: Difference[] = [];
  if (isElsewhere || differs(({ replicas }) => replicas) || differs(({ storageAccountType }) => storageAccountType)) {
    differences.push("regions, replicas or storage");
  }
  // A setting that is not written stays as it is.
  const isOverwritten = (what: (target: TargetRegion) => string | undefined): boolean =>
    differs((target) => (what(others.get(target.name) ?? target) === undefined ? undefined : what(target)));
  if (isOverwritten(({ diskEncryptionSetId }) => diskEncryptionSetId?.toLowerCase())) {
    differences.push("disk encryption sets");
  }
  if (isOverwritten(confidentialKey)) differences.push("encryption for confidential machines");
  if (differs(idsOf) && !differs((target) => idsOf(target).toLowerCase())) {
    differences.push("capitals of the ids of disk encryption sets");
  }
  const hasZones = planned.targetRegions.some(({ edgeZones }) => edgeZones !== undefined);
  if (hasZones && differs(edgeZonesKey)) differences.push("edge zones");
  if (differs(({ excludeFromLatest }) => excludeFromLatest)) differences.push("flags of latest");
  else if (found.excludeFromLatest !== planned.excludeFromLatest) {
    differences.push("the version's flag of latest, which its regions override");
  }
  const isReordered = found.targetRegions.some(({ name }, index) => planned.targetRegions[index]?.name !== name);
  if (!isElsewhere && isReordered) differences.push("order of regions");
  return differences;
}

/** Returns the ids as they are written, since azapi compares texts. */
function idsOf({ diskEncryptionSetId, confidentialVm }: TargetRegion): string {
  return [diskEncryptionSetId, confidentialVm?.diskEncryptionSetId].join(" ");
}

/** Returns a key that is equal for ids that differ only in capitals: Azure ignores them. */
function confidentialKey({ confidentialVm }: TargetRegion): string | undefined {
  return confidentialVm && [confidentialVm.encryption, confidentialVm.diskEncryptionSetId?.toLowerCase()].join(" ");
}

/** Returns a key of the edge zones, sorted by name, with defaults filled in. */
function edgeZonesKey({ edgeZones }: TargetRegion): string | undefined {
  if (!edgeZones) return undefined;
  const zones = Object.entries(edgeZones).sort(([a], [b]) => byCodeUnit(a, b));
  return JSON.stringify(
    zones.map(([name, zone]) => {
      const { replicas, storage } = withDefaults(zone);
      return [name.toLowerCase(), replicas, storage];
    }),
  );
}
