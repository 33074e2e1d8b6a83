import { parseVersion } from "../spec/version-number";

/** The unknown part of a version's target regions in a Terraform file. It is in no count, and not absent either. */
export interface Unread {
  /** The named regions with an unknown value: in the order of the file, each once. */
  readonly regions: readonly UnreadRegion[];
  /** True if there may be regions whose names are unknown: the version may then be in any region. */
  readonly elsewhere: boolean;
}

/** A region with values that a Terraform file leaves unknown. */
export interface UnreadRegion {
  readonly name: string;
  /** The unknown values, and the expressions that stand there. */
  readonly missing: readonly UnreadValue[];
  /** False where the file says that the version is hidden from `latest` there. */
  readonly mayServe: boolean;
}

export interface UnreadValue {
  /** The attribute with its place: `target_region[1].regional_replica_count`. */
  readonly attribute: string;
  /** An expression, or words about it. */
  readonly found: string;
}

/** The known and unknown target regions of a version. */
export interface Replicated {
  readonly version: string;
  readonly targetRegions: readonly { readonly name: string }[];
  readonly unread?: Unread;
}

/** Returns a named region with its unknown values; undefined for a region that is known, or is not named. */
export function unreadRegion({ unread }: Replicated, region: string): UnreadRegion | undefined {
  return unread?.regions.find(({ name }) => name === region);
}

/** Reports whether a version may be in a region in a way that is unknown before Terraform runs. */
export function mayBeIn(version: Replicated, region: string): boolean {
  if (!version.unread) return false;
  return unreadRegion(version, region) !== undefined || mayBeElsewhere(version, region);
}

/**
 * Reports whether `latest` in a region is unknown before Terraform runs: a version newer than the known one may serve.
 * @param versions newest first
 * @param latest the newest serving version that is known, or null
 */
export function isLatestOpen(versions: readonly Replicated[], region: string, latest: string | null): boolean {
  for (const version of versions) {
    if (version.version === latest) return false;
    if (mayServeIn(version, region) && parseVersion(version.version)) return true;
  }
  return false;
}

function mayServeIn(version: Replicated, region: string): boolean {
  if (!version.unread) return false;
  return unreadRegion(version, region)?.mayServe ?? mayBeElsewhere(version, region);
}

function mayBeElsewhere({ unread, targetRegions }: Replicated, region: string): boolean {
  return unread?.elsewhere === true && !targetRegions.some(({ name }) => name === region);
}

/** The known and unknown target regions of an item. */
export interface ReplicatedItem {
  readonly regions: readonly string[];
  /** Newest first. */
  readonly versions: readonly Replicated[];
  readonly latest: ReadonlyMap<string, string | null>;
}

/** The parts of an item that are unknown before Terraform runs. There are none if a policy decides it. */
export interface Open {
  /** The regions where a version may be that sums do not count. */
  readonly regions: ReadonlySet<string>;
  /** The regions whose `latest` may be newer than the known one. */
  readonly latest: ReadonlySet<string>;
  /** The number of versions with unknown target regions. */
  readonly versions: number;
}

const NOTHING_OPEN: Open = { regions: new Set(), latest: new Set(), versions: 0 };

/** Returns the parts of an item that are unknown. */
export function openOf({ regions, versions, latest }: ReplicatedItem): Open {
  const unread = versions.filter((version) => version.unread);
  if (unread.length === 0) return NOTHING_OPEN;
  return {
    regions: new Set(regions.filter((region) => unread.some((version) => mayBeIn(version, region)))),
    latest: new Set(regions.filter((region) => isLatestOpen(versions, region, latest.get(region) ?? null))),
    versions: unread.length,
  };
}
