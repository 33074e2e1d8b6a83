import { withDefaults } from "../plan/edge-zone";
import { byCodeUnit } from "../text/order";
import type { DefinitionPlan, TargetRegion, VersionPlan } from "../plan/plan";

/** What the first apply would change in a version that was found. */
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
  | "replicas or storage that Azure does not tell"
  | "flags of latest of regions, which have the version's"
  | "generation or architecture that Azure does not tell"
  | "names of regions that are not known here"
  | "target regions, which are written without what is not known here"
  | "properties that are not known here, without which it is written"
  | "recommended sizes and disallowed disk types that azurerm does not take";

/** Changes in place that copy nothing and hide nothing. */
export const HARMLESS: readonly Difference[] = [
  "the version's flag of latest, which its regions override",
  "capitals of the ids of disk encryption sets",
  "replicas or storage that Azure does not tell",
  "flags of latest of regions, which have the version's",
  "generation or architecture that Azure does not tell",
  "names of regions that are not known here",
];

/** Of what is compared as text: azurerm knows two spellings of a region for one. */
export const ONLY_UNDER_AZAPI: readonly Difference[] = ["names of regions that are not known here"];

/** Of what Azure shows, and an update in place of the replication alone leaves as it is. */
export const NOT_OF_PUBLISHED: readonly Difference[] = [
  "properties that are not known here, without which it is written",
];

/** Differences of each version that has any, by number. */
export function differencesOf(found: DefinitionPlan, planned: DefinitionPlan): Map<string, Difference[]> {
  const byNumber = new Map(planned.versions.map((version) => [version.version, version]));
  const differences = new Map<string, Difference[]>();
  for (const version of found.versions) {
    const other = byNumber.get(version.version);
    const all = other ? differencesBetween(version, other) : [];
    if (all.length > 0) differences.set(version.version, all);
  }
  return differences;
}

function differencesBetween(found: VersionPlan, planned: VersionPlan): Difference[] {
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
  // What is not written stays as it is.
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

/** As they are written, which azapi compares. */
function idsOf({ diskEncryptionSetId, confidentialVm }: TargetRegion): string {
  return [diskEncryptionSetId, confidentialVm?.diskEncryptionSetId].join(" ");
}

/** Ids of Azure differ in nothing when they differ in capitals alone. */
function confidentialKey({ confidentialVm }: TargetRegion): string | undefined {
  return confidentialVm && [confidentialVm.encryption, confidentialVm.diskEncryptionSetId?.toLowerCase()].join(" ");
}

/** Zones by name, with what a spec takes for granted written out. */
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
