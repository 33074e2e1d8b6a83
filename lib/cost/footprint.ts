import { withDefaults } from "../plan/edge-zone";
import type { ItemPlan, ItemVersionPlan, TargetRegion } from "../plan/plan";
import type { ApplicationSpec } from "../spec/application-spec";
import type { ImageVersionSpec } from "../spec/image-version-spec";
import type { VersionSpec } from "../spec/version-spec";
import type { StorageAccountType } from "../azure/storage-account-types";
import { storageAccountType } from "../plan/storage";
import { parseVersion } from "../spec/version-number";

/** The replicas of one version in one region. */
export interface Held {
  readonly region: string;
  readonly storageAccountType: StorageAccountType;
  readonly replicas: number;
}

/** The billed parts of one version: its replicas, and the copies that leave its home. */
export interface Footprint {
  /** Occupied size of one replica; undefined when neither the version nor its definition has one. */
  readonly sizeGiB: number | undefined;
  readonly home: string;
  readonly held: readonly Held[];
  /** Regions other than its home: the first replica of each is copied from there. */
  readonly copies: number;
  /** Replicas in edge zones of its regions, whose price is not known. */
  readonly edgeZoneReplicas: number;
  /** True if it has data disks, whose size is not known. */
  readonly hasDataDisks: boolean;
  /** True if a Terraform file leaves some of its regions open. */
  readonly hasUnreadRegions: boolean;
}

/** Returns the footprint of a version as it is planned. */
export function footprint(version: ItemVersionPlan, definition: ItemPlan): Footprint {
  const held = version.targetRegions.map(({ name, storageAccountType, replicas }) => ({
    region: name,
    storageAccountType,
    replicas: countable(replicas),
  }));
  return footprintOf(version, definition, held);
}

/** Returns the footprint of a version in every region of its policy, and in its home, with one replica in each. */
export function footprintEverywhere(version: ItemVersionPlan, definition: ItemPlan): Footprint {
  const { policy } = definition;
  if (imageSettings(version.spec).replicationMode === "shallow") return footprint(version, definition);
  const actual = new Map(version.targetRegions.map((target) => [target.name, target]));
  const number = parseVersion(version.version);
  const held = [...policy.regions].map(([region, { storage }]) => ({
    region,
    // In a region that already holds the version, its storage account type includes overrides.
    storageAccountType: actual.get(region)?.storageAccountType ?? storageAccountType(storage, region, number),
    replicas: 1,
  }));
  const atHome = actual.get(version.home);
  if (atHome && !policy.regions.has(version.home)) {
    held.push({ ...atHome, region: version.home, replicas: 1 });
  }
  return footprintOf(version, definition, held);
}

function footprintOf(version: ItemVersionPlan, definition: ItemPlan, held: readonly Held[]): Footprint {
  const copies = held.filter(({ region, replicas }) => region !== version.home && replicas > 0).length;
  return {
    sizeGiB: occupiedGiB(version, definition),
    home: version.home,
    held,
    copies,
    edgeZoneReplicas: version.targetRegions.reduce((sum, target) => sum + edgeZoneReplicas(target), 0),
    hasDataDisks: (imageSettings(version.spec).dataDisks ?? []).length > 0,
    hasUnreadRegions: version.unread !== undefined,
  };
}

/** Returns the number of replicas in the edge zones of a target region, in addition to its own. */
export function edgeZoneReplicas({ edgeZones }: Pick<TargetRegion, "edgeZones">): number {
  let sum = 0;
  if (edgeZones) for (const zone of Object.values(edgeZones)) sum += countable(withDefaults(zone).replicas);
  return sum;
}

/** Returns the settings of a version that only images have; none of an application version. */
function imageSettings(spec: VersionSpec): Partial<ImageVersionSpec> {
  return spec;
}

/** Returns the occupied size of a replica of a version in GiB, or undefined when it is not known. */
export function occupiedGiB({ spec }: ItemVersionPlan, { spec: item }: Pick<ItemPlan, "spec">): number | undefined {
  const size = writtenGiB(spec) ?? writtenGiB(item);
  return typeof size === "number" && Number.isFinite(size) && size > 0 ? size : undefined;
}

/** Returns the size that is written, in GiB; that of a package may stand in MiB. */
function writtenGiB({ sizeGiB, sizeMiB }: Pick<ApplicationSpec, "sizeGiB" | "sizeMiB">): number | undefined {
  return typeof sizeMiB === "number" ? sizeMiB / 1024 : sizeGiB;
}

/** Returns a count, or 0 for an invalid one or a placeholder that only Terraform resolves. A check reports these. */
function countable(replicas: number): number {
  return Number.isFinite(replicas) && replicas > 0 ? replicas : 0;
}
