import { withDefaults } from "../plan/edge-zone";
import { byCodeUnit, own } from "../text/order";
import type { TargetRegion } from "../plan/plan";
import type { EdgeZone } from "../spec/policy";

/** An edge zone whose replication changes, with the defaults for omitted values. */
export interface EdgeZoneChange {
  readonly name: string;
  /** Null for one that is gained. */
  readonly before: Required<EdgeZone> | null;
  /** Null for one that is lost. */
  readonly after: Required<EdgeZone> | null;
}

const NONE: readonly EdgeZoneChange[] = [];

type Zoned = Pick<TargetRegion, "edgeZones">;

/** Returns the edge zones of a region that are gained, lost, or replicated in another way; by name. */
export function edgeZoneChanges(before: Zoned, after: Zoned): readonly EdgeZoneChange[] {
  if (before.edgeZones === after.edgeZones) return NONE;
  const names = new Set([...Object.keys(before.edgeZones ?? {}), ...Object.keys(after.edgeZones ?? {})]);
  return [...names]
    .sort(byCodeUnit)
    .map((name) => ({ name, before: zoneOf(before, name), after: zoneOf(after, name) }))
    .filter(({ before, after }) => before?.replicas !== after?.replicas || before?.storage !== after?.storage);
}

function zoneOf({ edgeZones }: Zoned, name: string): Required<EdgeZone> | null {
  const zone = own(edgeZones, name);
  return zone ? withDefaults(zone) : null;
}
