import { withDefaults } from "../../plan/edge-zone";
import { edgeZoneReplicas } from "../../cost/footprint";
import { byCodeUnit } from "../../text/order";
import type { ItemPlan } from "../../plan/plan";
import type { EdgeZone } from "../../spec/policy";
import { counted, firstFew } from "../../text/wording";

/** An edge zone of a region, and the replication of a definition's versions there. */
export interface EdgeZoneUse {
  readonly region: string;
  readonly zone: string;
  /** The number of versions that it holds. */
  readonly versions: number;
  /** The fewest replicas of a version. */
  readonly fewest: number;
  readonly most: number;
  /** The storage account types of the replicas; several if versions differ. */
  readonly storage: ReadonlySet<string>;
}

/** Returns the edge zones that hold versions of a definition: in the order of its regions, then by name. */
export function edgeZonesOf({ regions, versions }: ItemPlan): EdgeZoneUse[] {
  const byRegion = new Map<string, Map<string, Use>>(regions.map((region) => [region, new Map<string, Use>()]));
  for (const { targetRegions } of versions) {
    for (const { name: region, edgeZones } of targetRegions) {
      if (!edgeZones) continue;
      const uses = byRegion.get(region);
      for (const [zone, replication] of Object.entries(edgeZones)) {
        const use = uses?.get(zone);
        if (use) add(use, replication);
        else
          uses?.set(
            zone,
            add({ region, zone, versions: 0, fewest: Infinity, most: 0, storage: new Set() }, replication),
          );
      }
    }
  }
  return [...byRegion.values()].flatMap((uses) => [...uses.values()].sort((a, b) => byCodeUnit(a.zone, b.zone)));
}

/** Returns `18 more replicas in edge zones`, which no total of replicas or GiB counts; empty if there are none. */
export function edgeZoneTotals({ versions }: ItemPlan): string[] {
  let sum = 0;
  for (const { targetRegions } of versions) for (const target of targetRegions) sum += edgeZoneReplicas(target);
  return sum === 0 ? [] : [`${counted(sum, "more replica")} in edge zones`];
}

/** Returns `edge zone losangeles of westus: 3 versions with 2 replicas each on StandardSSD_LRS`. */
export function edgeZoneText(use: EdgeZoneUse, shown: (name: string) => string): string {
  const { region, zone, versions, fewest, most, storage } = use;
  const replicas = fewest === most ? counted(most, "replica") : `${fewest} to ${counted(most, "replica")}`;
  const each = versions === 1 ? replicas : `${replicas} each`;
  const where = `edge zone ${shown(zone)} of ${shown(region)}`;
  return `${where}: ${counted(versions, "version")} with ${each} on ${firstFew([...storage].sort(byCodeUnit))}`;
}

type Use = { -readonly [key in keyof EdgeZoneUse]: EdgeZoneUse[key] } & { readonly storage: Set<string> };

function add(use: Use, zone: EdgeZone): Use {
  const { replicas, storage } = withDefaults(zone);
  use.versions++;
  use.fewest = Math.min(use.fewest, replicas);
  use.most = Math.max(use.most, replicas);
  use.storage.add(storage);
  return use;
}
