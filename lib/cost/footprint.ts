import { withDefaults } from "../plan/edge-zone";
import type { ItemPlan, ItemVersionPlan, TargetRegion } from "../plan/plan";
import type { StorageAccountType } from "../azure/storage-account-types";
import { storageAccountType } from "../plan/storage";
import type { ApplicationSpec } from "../spec/application-spec";
import type { ImageVersionSpec } from "../spec/image-version-spec";
import type { ItemSpec } from "../spec/item-spec";
import { parseVersion } from "../spec/version-number";
import type { VersionSpec } from "../spec/version-spec";

/** A version of an image or of an application, as far as its size and cost depend on its kind. */
type CostedVersion = ItemVersionPlan<
  VersionSpec & Partial<Pick<ImageVersionSpec, "replicationMode" | "dataDisks">> & SizedInMiB
>;

/** An image or an application. */
type CostedItem = Pick<ItemPlan, "policy"> & SizedItem;
type SizedItem = { readonly spec: ItemSpec & SizedInMiB };
type SizedInMiB = Pick<ApplicationSpec, "sizeMiB">;

/** The replicas of one version in one region. */
export interface Held {
  readonly region: string;
  readonly storageAccountType: StorageAccountType;
  readonly replicas: number;
}

/** The billed parts of one version: its replicas, and the copies that leave its home. */
export interface Footprint {
  /** Occupied size of one replica; undefined when neither the version nor its item has one. */
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
export function footprint(version: CostedVersion, item: CostedItem): Footprint {
  const held = version.targetRegions.map(({ name, storageAccountType, replicas }) => ({
    region: name,
    storageAccountType,
    replicas: countable(replicas),
  }));
  return footprintOf(version, item, held);
}

/** Returns the footprint of a version in every region of its policy, and in its home, with one replica in each. */
export function footprintEverywhere(version: CostedVersion, item: CostedItem): Footprint {
  const { policy } = item;
  if (version.spec.replicationMode === "shallow") return footprint(version, item);
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
  return footprintOf(version, item, held);
}

function footprintOf(version: CostedVersion, item: SizedItem, held: readonly Held[]): Footprint {
  const copies = held.filter(({ region, replicas }) => region !== version.home && replicas > 0).length;
  return {
    sizeGiB: occupiedGiB(version, item),
    home: version.home,
    held,
    copies,
    edgeZoneReplicas: version.targetRegions.reduce((sum, target) => sum + edgeZoneReplicas(target), 0),
    hasDataDisks: (version.spec.dataDisks ?? []).length > 0,
    hasUnreadRegions: version.unread !== undefined,
  };
}

/** Returns the number of replicas in the edge zones of a target region, in addition to its own. */
export function edgeZoneReplicas({ edgeZones }: Pick<TargetRegion, "edgeZones">): number {
  let sum = 0;
  if (edgeZones) for (const zone of Object.values(edgeZones)) sum += countable(withDefaults(zone).replicas);
  return sum;
}

/** Returns the occupied size of a replica of a version in GiB, or undefined when it is not known. */
export function occupiedGiB({ spec }: Pick<CostedVersion, "spec">, item: SizedItem): number | undefined {
  const size = sizeOf(spec) ?? sizeOf(item.spec);
  return typeof size === "number" && Number.isFinite(size) && size > 0 ? size : undefined;
}

const MIB_PER_GIB = 1024;

/** Returns the size in GiB that a spec says. Where it says both, the one in MiB counts, which says more exactly. */
function sizeOf({ sizeGiB, sizeMiB }: Pick<VersionSpec, "sizeGiB"> & SizedInMiB): number | undefined {
  return typeof sizeMiB === "number" ? sizeMiB / MIB_PER_GIB : sizeGiB;
}

/** Returns a count, or 0 for an invalid one or a placeholder that only Terraform resolves. A check reports these. */
function countable(replicas: number): number {
  return Number.isFinite(replicas) && replicas > 0 ? replicas : 0;
}
