import { regionName } from "../azure/regions";
import { parseVersion } from "../spec/version-number";
import type { ItemPlan } from "./item-plan";

/** A version with its regions. */
interface Visible {
  readonly version: string;
  readonly targetRegions: readonly { readonly name: string; readonly excludeFromLatest: boolean }[];
}

/**
 * Returns the version that `latest` resolves to in each region that has one. Only a region's flag decides: it
 * overrides the version's own, and azurerm always sends it. The plan of a policy uses its ranking instead.
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

/** Returns the version that `latest` is in a region in any spelling; null if there is none. */
export function latestIn({ latest }: Pick<ItemPlan, "latest">, region: string): string | null {
  return latest.get(regionName(region)) ?? null;
}
