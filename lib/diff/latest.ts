import { latestOf } from "../plan/latest";
import { isLatestOpen } from "../plan/unread";
import type { ItemSide, Pair } from "./sides";

/** The version that `latest` resolves to in a region, before and after; null for no version. */
export interface LatestChange {
  readonly region: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** The changes of `latest` in the regions of both sides, in the order of the new plan. */
export interface LatestByRegion {
  readonly latest: readonly LatestChange[];
  /** Regions where a side leaves `latest` to Terraform. */
  readonly latestNotKnown: readonly string[];
}

export function latestByRegion({ before, after }: Pair<ItemSide>): LatestByRegion {
  // The `latest` of a plan is not enough: plans may share a definition, and Azure keeps versions that left every plan.
  const was = latestOf(before?.versions ?? []);
  const is = latestOf(after?.versions ?? []);
  const regions = new Set([...(after?.regions ?? []), ...(before?.regions ?? []), ...is.keys(), ...was.keys()]);
  const all = [...regions].map((region) => ({
    region,
    before: was.get(region) ?? null,
    after: is.get(region) ?? null,
  }));
  const isOpen = ({ region, ...found }: LatestChange): boolean =>
    isLatestOpen(before?.versions ?? [], region, found.before) ||
    isLatestOpen(after?.versions ?? [], region, found.after);
  return {
    latest: all.filter((change) => !isOpen(change)),
    latestNotKnown: all.filter(isOpen).map(({ region }) => region),
  };
}
