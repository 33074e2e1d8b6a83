import { withDefaults } from "../../plan/edge-zone";
import { edgeZoneReplicas } from "../../cost/footprint";
import { byCodeUnit } from "../../text/order";
import type { DefinitionPlan } from "../../plan/plan";
import type { EdgeZone } from "../../spec/policy";
import { counted, firstFew } from "../../text/wording";

/** An edge zone of a region, and how the versions of a definition are replicated there. */
export interface EdgeZoneUse {
  readonly region: string;
  readonly zone: string;
  /** Versions that it holds. */
  readonly versions: number;
  /** The fewest of a version. */
  readonly fewest: number;
  readonly most: number;
  /** Of their replicas; more than one where versions differ. */
  readonly storage: ReadonlySet<string>;
}

/** The edge zones that hold versions of a definition: in the order of its regions, then by name. */
export function edgeZonesOf({ regions, versions }: DefinitionPlan): EdgeZoneUse[] {
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

/** `18 more replicas in edge zones`, which no total of replicas or GiB counts; nothing where there are none. */
export function edgeZoneTotals({ versions }: DefinitionPlan): string[] {
  let sum = 0;
  for (const { targetRegions } of versions) for (const target of targetRegions) sum += edgeZoneReplicas(target);
  return sum === 0 ? [] : [`${counted(sum, "more replica")} in edge zones`];
}

/** `edge zone losangeles of westus: 3 versions with 2 replicas each on StandardSSD_LRS`; names as the report shows them. */
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
