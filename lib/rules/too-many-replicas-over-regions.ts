import type { GalleryPlan, TargetRegion } from "../plan/plan";
import { example } from "../check/facts/examples";
import { versions, type VersionItem } from "../check/facts/items";
import { placementLine } from "../check/facts/placement-lines";
import { defineRule, type Violation } from "../check/rule";
import { counted, firstFew, grouped } from "../text/wording";

interface TooManyOverRegions extends Violation {
  readonly subject: string;
  /** The largest sum. */
  sum: number;
  readonly allowed: number;
  readonly versions: string[];
}

/** A warning: documents say "per image version", while Microsoft's own tools count by region. */
export const tooManyReplicasOverRegions = defineRule<TooManyOverRegions>({
  id: "too-many-replicas-over-regions",
  severity: "warning",
  section: "replicas",
  summary: "more replicas of one version, over all regions together, than documents allow",
  why: "azurerm takes any count; if Azure adds regions up, it refuses the version at apply, when the image has been built.",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery#limits",
  *find({ plans, limits }) {
    for (const plan of plans) {
      const { replicasPerVersion, replicasPerRegion } = limits(plan);
      if (replicasPerVersion !== null) yield* tooMany(plan, replicasPerVersion, replicasPerRegion ?? Infinity);
    }
  },
  problem: ({ subject, sum, allowed, versions }) =>
    `${subject} gives ${counted(versions.length, "version")} (${firstFew(versions)}) up to ${grouped(sum)} replicas over all regions; Azure's documents allow ${grouped(allowed)} of one version`,
  help: () =>
    "lower `replicas` or cover fewer regions; acknowledge this if Azure accepts it, since its documents disagree on whether regions add up",
  bad: [
    example({ policy: { tiers: [{ name: "latest", take: "rest", regions: "all", replicas: 50 }] }, ...limited(99) }),
  ],
  good: [
    example({ policy: { tiers: [{ name: "latest", take: "rest", regions: "all", replicas: 50 }] }, ...limited(100) }),
  ],
});

function limited(replicasPerVersion: number) {
  return { spec: { limits: { replicasPerVersion } } };
}

/** Returns one finding for each line that asks for the most of these replicas. */
function tooMany(plan: GalleryPlan, allowed: number, perRegion: number): Iterable<TooManyOverRegions> {
  const byLine = new Map<string, TooManyOverRegions>();
  for (const item of versions([plan])) {
    const { targetRegions } = item.version;
    const sum = targetRegions.reduce((total, { replicas }) => total + replicas, 0);
    if (!(sum > allowed) || targetRegions.some((target) => isAnotherFinding(target, perRegion))) continue;
    const { at, subject } = lineWithMost(item, targetRegions);
    const key = JSON.stringify(at);
    const known = byLine.get(key) ?? { plan, at, subject, sum, allowed, versions: [] };
    known.sum = Math.max(known.sum, sum);
    known.versions.push(item.subject);
    byLine.set(key, known);
  }
  return byLine.values();
}

/** Reports whether a count is for another rule, or is cut to Azure's limit for a region. */
function isAnotherFinding({ replicas, because }: TargetRegion, perRegion: number): boolean {
  const isCut = "sized" in because && because.sized.sizing?.limitedBy.includes("limit") === true;
  return !Number.isInteger(replicas) || replicas > perRegion || isCut;
}

function lineWithMost(item: VersionItem, targetRegions: readonly TargetRegion[]) {
  const most = targetRegions.reduce((a, b) => (b.replicas > a.replicas ? b : a));
  return placementLine({ ...item, at: ["images", item.definition.name], subject: item.owner }, item.version, most);
}
