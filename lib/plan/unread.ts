import { parseVersion } from "../spec/version-number";

/** What a Terraform file leaves open of where a version is: in no count, and not absent either. */
export interface Unread {
  /** Regions that it names, of which something can't be read: in its order, each once. */
  readonly regions: readonly UnreadRegion[];
  /** Whether there are, or may be, regions whose names can't be read: the version may then be anywhere. */
  readonly elsewhere: boolean;
}

/** A region of which a Terraform file does not tell all. */
export interface UnreadRegion {
  readonly name: string;
  /** What can't be read, and what stands there. */
  readonly missing: readonly UnreadValue[];
  /** False where the version is hidden from `latest` there, which could be read. */
  readonly mayServe: boolean;
}

export interface UnreadValue {
  /** With its place: `target_region[1].regional_replica_count`. */
  readonly attribute: string;
  /** An expression, or words about it. */
  readonly found: string;
}

/** A version, as far as its places are known. */
export interface Replicated {
  readonly version: string;
  readonly targetRegions: readonly { readonly name: string }[];
  readonly unread?: Unread;
}

/** What can't be read of a region that the file names; undefined for one that can be read, or is not named. */
export function unreadRegion({ unread }: Replicated, region: string): UnreadRegion | undefined {
  return unread?.regions.find(({ name }) => name === region);
}

/** Whether nobody but Terraform can tell if, or how, a version is in a region. */
export function mayBeIn(version: Replicated, region: string): boolean {
  if (!version.unread) return false;
  return unreadRegion(version, region) !== undefined || mayBeElsewhere(version, region);
}

/**
 * Whether nobody but Terraform can tell what `latest` is in a region: something newer than what was found may serve.
 * @param versions newest first
 * @param latest what was found, or null
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

/** An image definition, as far as the places of its versions are known. */
export interface ReplicatedDefinition {
  readonly regions: readonly string[];
  /** Newest first. */
  readonly versions: readonly Replicated[];
  readonly latest: ReadonlyMap<string, string | null>;
}

/** What of a definition nobody but Terraform can tell: nothing of one that a policy decides. */
export interface Open {
  /** Regions where a version may be: sums lack it. */
  readonly regions: ReadonlySet<string>;
  /** Regions whose `latest` may be newer than what was found. */
  readonly latest: ReadonlySet<string>;
  /** Versions of which a region, or all, can't be read. */
  readonly versions: number;
}

const NOTHING_OPEN: Open = { regions: new Set(), latest: new Set(), versions: 0 };

/** What is open of a definition. */
export function openOf({ regions, versions, latest }: ReplicatedDefinition): Open {
  const unread = versions.filter((version) => version.unread);
  if (unread.length === 0) return NOTHING_OPEN;
  return {
    regions: new Set(regions.filter((region) => unread.some((version) => mayBeIn(version, region)))),
    latest: new Set(regions.filter((region) => isLatestOpen(versions, region, latest.get(region) ?? null))),
    versions: unread.length,
  };
}
