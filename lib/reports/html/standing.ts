import type { ItemVersionPlan } from "../../plan/plan";
import type { MatrixView } from "../matrix/view";

/**
 * The version that `latest` is in a region, compared with the newest one that is latest anywhere: the same, or an older
 * one. `none` has versions and no latest, `absent` has nothing, and `open` is not known before Terraform runs.
 */
export type Standing = "newest" | "behind" | "none" | "open" | "absent";

/** All of them, in the order of a legend. */
export const STANDINGS: readonly Standing[] = ["newest", "behind", "none", "open", "absent"];

/** The standing of each region of an item. */
export interface Standings {
  /** The newest version that is latest anywhere; undefined if there is none. */
  readonly newest: string | undefined;
  /** In the order of the item's regions. */
  readonly byRegion: ReadonlyMap<string, RegionStanding>;
}

export interface RegionStanding {
  readonly standing: Standing;
  /** The version that is latest there; null without one. */
  readonly latest: string | null;
  /** A version newer than that, which is there and is to be latest later. @default - none */
  readonly next?: string;
  readonly replicas: number;
}

/** Compares the regions of an item. */
export function standingsOf({ definition, open, holding }: MatrixView): Standings {
  const { regions, latest, versions } = definition;
  const serving = new Set(latest.values());
  const newest = versions.find(({ version }) => serving.has(version))?.version;
  const next = nextVersions(versions, latest);
  const of = (region: string): RegionStanding => {
    const version = latest.get(region) ?? null;
    const replicas = holding.byRegion.get(region)?.replicas ?? 0;
    const later = next.get(region);
    const common = { latest: version, replicas, ...(later !== undefined && { next: later }) };
    if (open.latest.has(region)) return { standing: "open", ...common };
    if (version !== null) return { standing: version === newest ? "newest" : "behind", ...common };
    return { standing: replicas > 0 || open.regions.has(region) ? "none" : "absent", ...common };
  };
  return { newest, byRegion: new Map(regions.map((region) => [region, of(region)])) };
}

/** Returns the newest version by region that is there and newer than its latest, and that nobody has withdrawn. */
function nextVersions(
  versions: readonly ItemVersionPlan[],
  latest: ReadonlyMap<string, string | null>,
): Map<string, string> {
  const next = new Map<string, string>();
  const done = new Set<string>();
  for (const { version, spec, targetRegions } of versions) {
    if (done.size === latest.size) break;
    const isComing = !spec.withdrawn && !spec.retired && (spec.ring !== undefined || spec.state === "candidate");
    for (const { name } of targetRegions) {
      if (done.has(name)) continue;
      if (latest.get(name) === version) done.add(name);
      else if (isComing && !next.has(name)) next.set(name, version);
    }
  }
  return next;
}

/** Returns the number of regions of each standing. */
export function countStandings({ byRegion }: Standings): Record<Standing, number> {
  const counts = { newest: 0, behind: 0, none: 0, open: 0, absent: 0 };
  for (const { standing } of byRegion.values()) counts[standing]++;
  return counts;
}

/** Returns the standing of many: the one that most needs to be looked at. */
export function worstStanding(counts: Readonly<Record<Standing, number>>): Standing {
  const order = ["none", "behind", "open", "newest"] as const;
  return order.find((standing) => counts[standing] > 0) ?? "absent";
}
