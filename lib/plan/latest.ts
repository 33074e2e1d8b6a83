import { parseVersion } from "../spec/version-number";

/** A version with the regions that it is in. */
interface Visible {
  readonly version: string;
  readonly targetRegions: readonly { readonly name: string; readonly excludeFromLatest: boolean }[];
}

/**
 * Returns what `latest` resolves to in each region that has one, by what is there. A region's flag alone decides: it
 * overrides the version's own, and azurerm always sends it. A policy's plan knows it by its ranking.
 * @param versions newest first
 */
export function latestOf(versions: readonly Visible[]): Map<string, string> {
  const latest = new Map<string, string>();
  for (const { version, targetRegions } of versions) {
    if (!parseVersion(version)) continue;
    for (const { name, excludeFromLatest } of targetRegions) {
      if (!excludeFromLatest && !latest.has(name)) latest.set(name, version);
    }
  }
  return latest;
}
