import { regionName } from "../azure/regions";
import type { LimitName } from "../azure/limits";

/** A count of resources outside the app in a subscription and region, against the same limits. */
export interface UsageRow {
  /** Subscription id. */
  readonly subscription: string;
  /** Region, any spelling. */
  readonly region: string;
  /** @default 0 */
  readonly galleries?: number;
  /** @default 0 */
  readonly imageDefinitions?: number;
  /** Counted at their home. @default 0 */
  readonly imageVersions?: number;
  /** Counted at their home. @default 0 */
  readonly applicationVersions?: number;
}

/** The names of the limits that usage counts against. */
export type CountedLimit = Extract<
  LimitName,
  "galleries" | "imageDefinitions" | "imageVersions" | "applicationVersions"
>;

/** Returns the number of a kind outside the app. */
export function usedElsewhere(
  usage: readonly UsageRow[],
  subscription: string | undefined,
  region: string,
  kind: CountedLimit,
): number {
  if (subscription === undefined) return 0;
  return usage
    .filter((row) => row.subscription.toLowerCase() === subscription.toLowerCase() && regionName(row.region) === region)
    .reduce((sum, row) => sum + (row[kind] ?? 0), 0);
}
