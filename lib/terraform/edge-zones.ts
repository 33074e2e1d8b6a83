import { EDGE_ZONE } from "../azure/attributes/target-region";
import { regionName } from "../azure/regions";
import type { UnreadValue } from "../plan/unread";
import type { EdgeZone } from "../spec/policy";
import { valueIn } from "../text/value-in";
import type { Fields } from "./fields";
import type { ParsedTarget } from "./parsed";
import { valuesOf } from "./read-attributes";
import type { Replication } from "./target-regions";

/** The edge zones of a region, and those that cannot be read. */
interface ZonesOfRegion {
  readonly zones: [string, EdgeZone][];
  readonly missing: UnreadValue[];
}

interface WrittenZone extends EdgeZone {
  readonly region: string;
  readonly name: string;
}

/** Returns edge zones by their region. */
function edgeZonesOf(fields: Fields): ReadonlyMap<string, ZonesOfRegion> {
  const found = new Map<string, ZonesOfRegion>();
  for (const block of fields.blocks("edge_zone", "placement")) {
    const countBefore = block.unresolvedCount;
    const values = valuesOf(EDGE_ZONE, block, { provider: "azapi", at: ["placement"] }) as Partial<WrittenZone>;
    const region = block.needed("region", values.region, "placement");
    const name = block.needed("name", values.name, "placement");
    if (region === undefined) continue;
    const { zones, missing } = valueIn(found, regionName(region), () => ({ zones: [], missing: [] }));
    missing.push(...block.unresolvedAfter(countBefore));
    const { replicas, storage } = values;
    const zone = { ...(replicas !== undefined && { replicas }), ...(storage !== undefined && { storage }) };
    if (name !== undefined) zones.push([name, zone]);
  }
  return found;
}

/**
 * Returns the replication of a version with its edge zones. A region with an unreadable edge zone is treated like one
 * with an unreadable replica count.
 */
export function withEdgeZones<T extends Replication>(replication: T, fields: Fields): T {
  const zones = edgeZonesOf(fields);
  if (zones.size === 0) return replication;
  const targetRegions: ParsedTarget[] = [];
  const regions = [...(replication.unread?.regions ?? [])];
  for (const target of replication.targetRegions) {
    const { name, excludeFromLatest } = target;
    const ofRegion = zones.get(name);
    if (!ofRegion) targetRegions.push(target);
    else if (ofRegion.missing.length === 0)
      targetRegions.push({ ...target, edgeZones: Object.fromEntries(ofRegion.zones) });
    else if (!target.isDuplicate) regions.push({ name, missing: ofRegion.missing, mayServe: !excludeFromLatest });
  }
  const elsewhere = replication.unread?.elsewhere ?? false;
  return {
    ...replication,
    targetRegions,
    ...((elsewhere || regions.length > 0) && { unread: { regions, elsewhere } }),
  };
}
