import { regionName } from "../azure/regions";
import type { ArmResource } from "../import/arm-resources";
import { millisecondsOf } from "../spec/dates";
import { isObject } from "../terraform/resource";
import { own } from "../text/order";

/** A version as Azure shows it. A part that is not shown, or cannot be read, is undefined. */
export interface AzureVersion {
  readonly id: string;
  readonly provisioningState: string | undefined;
  /** Milliseconds since 1970. */
  readonly publishedDate: number | undefined;
  /** True where it is hidden from `latest`, by target region. */
  readonly hidden: ReadonlyMap<string, boolean> | undefined;
  /** The replication state, by region. */
  readonly replication: ReadonlyMap<string, string> | undefined;
  readonly tags: Readonly<Record<string, unknown>>;
  /** The end of life before which Azure refuses to delete it; undefined where it does not refuse. */
  readonly blockedUntil: BlockedUntil | undefined;
}

/** The end of life of a version that Azure does not delete before it. */
export interface BlockedUntil {
  /** Milliseconds since 1970; undefined where it is not known. */
  readonly instant: number | undefined;
}

/** Returns a version that Azure lists or shows, in any of the shapes in which tools print it. */
export function azureVersion({ id, attributes }: ArmResource): AzureVersion {
  const profile = own(attributes, "publishingProfile");
  const of = isObject(profile) ? profile : {};
  const tags = own(attributes, "tags");
  return {
    id,
    provisioningState: textIn(attributes, "provisioningState"),
    publishedDate: millisecondsOf(textIn(of, "publishedDate") ?? ""),
    hidden: hiddenRegions(of),
    replication: replicationOf(own(attributes, "replicationStatus")),
    tags: isObject(tags) ? tags : {},
    blockedUntil: blockedUntil(own(attributes, "safetyProfile"), textIn(of, "endOfLifeDate")),
  };
}

function textIn(object: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = own(object, key);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/**
 * Returns the flag of each target region, which overrides the version's own; undefined if there is none, since Azure has
 * each version in its home, or if one cannot be read.
 */
function hiddenRegions(profile: Readonly<Record<string, unknown>>): Map<string, boolean> | undefined {
  const regions = own(profile, "targetRegions");
  if (!Array.isArray(regions) || regions.length === 0) return undefined;
  const hidden = new Map<string, boolean>();
  for (const region of regions as unknown[]) {
    const name = isObject(region) ? textIn(region, "name") : undefined;
    if (!isObject(region) || name === undefined) return undefined;
    const flag = own(region, "excludeFromLatest") ?? own(profile, "excludeFromLatest") ?? false;
    if (typeof flag !== "boolean" || !isSetOnce(hidden, regionName(name), flag)) return undefined;
  }
  return hidden;
}

/** Returns the state of each region; undefined if Azure was not asked, or an entry cannot be read. */
function replicationOf(status: unknown): Map<string, string> | undefined {
  const summary = isObject(status) ? own(status, "summary") : undefined;
  if (!Array.isArray(summary)) return undefined;
  const states = new Map<string, string>();
  for (const entry of summary as unknown[]) {
    const [region, state] = isObject(entry) ? [textIn(entry, "region"), textIn(entry, "state")] : [];
    if (region === undefined || state === undefined || !isSetOnce(states, regionName(region), state)) return undefined;
  }
  return states;
}

/** Sets the value of a region. Returns false where the region has another one already: neither is known to hold. */
function isSetOnce<Value>(values: Map<string, Value>, region: string, value: Value): boolean {
  if (values.has(region) && values.get(region) !== value) return false;
  values.set(region, value);
  return true;
}

/** Returns the block of a deletion. What cannot be read may be one. */
function blockedUntil(safety: unknown, endOfLife: string | undefined): BlockedUntil | undefined {
  const flag = isObject(safety) ? own(safety, "blockDeletionBeforeEndOfLife") : safety;
  return (flag ?? false) !== false ? { instant: millisecondsOf(endOfLife ?? "") } : undefined;
}
