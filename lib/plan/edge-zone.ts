import { EDGE_ZONE_DEFAULTS } from "../azure/storage-account-types";
import type { EdgeZone } from "../spec/policy";

/** Returns an edge zone with Azure's defaults where a spec says nothing. */
export function withDefaults(zone: EdgeZone): Required<EdgeZone> {
  return { ...EDGE_ZONE_DEFAULTS, ...zone };
}
