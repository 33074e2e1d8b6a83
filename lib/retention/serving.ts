import type { ItemPlan, ItemVersionPlan } from "../plan/plan";
import { valueIn } from "../text/value-in";
import type { Answer } from "./azure-answers";
import type { AzureVersion } from "./azure-version";

/** The versions that serve a region, as far as it is known. */
interface ServedRegion {
  /** The two newest versions that serve it by the plan, and that Azure has in place there. */
  readonly ready: string[];
  /** True if Azure shows a version there that is not hidden. */
  isVisible: boolean;
}

/** The regions of an item, and what serves them. */
export type Serving = ReadonlyMap<string, ServedRegion>;

/** Returns what serves each region of an item. */
export function servingOf({ versions }: ItemPlan, answers: readonly Answer[]): Serving {
  const regions = new Map<string, ServedRegion>();
  const regionOf = (name: string) => valueIn(regions, name, (): ServedRegion => ({ ready: [], isVisible: false }));
  versions.forEach((version, index) => {
    const answer = answers[index] as Answer;
    if ("missing" in answer) return;
    for (const [name, isHidden] of answer.hidden ?? []) if (!isHidden) regionOf(name).isVisible = true;
    for (const { name, excludeFromLatest } of version.targetRegions) {
      const { ready } = regionOf(name);
      if (!excludeFromLatest && ready.length < 2 && isReadyIn(answer, name)) ready.push(version.version);
    }
  });
  return regions;
}

/** Reports whether Azure has a version in place in a region, as `latest` can find it. */
function isReadyIn(version: AzureVersion, region: string): boolean {
  return version.hidden?.get(region) === false && isInPlace(version, region);
}

/** Reports whether a version is published, and its replication to a region complete. */
export function isInPlace({ provisioningState, hidden, replication }: AzureVersion, region: string): boolean {
  return provisioningState === "Succeeded" && hidden?.has(region) === true && replication?.get(region) === "Completed";
}

/** Returns the words for the region that would be worse off without a version; undefined if there is none. */
export function neededIn(
  { latest }: ItemPlan,
  serving: Serving,
  { version, targetRegions }: ItemVersionPlan,
  answer: Answer,
): string | undefined {
  const inAzure = "missing" in answer ? [] : (answer.hidden?.keys() ?? []);
  const regions = [...new Set([...targetRegions.map(({ name }) => name), ...inAzure])];
  const newest = regions.find((region) => latest.get(region) === version);
  if (newest !== undefined) return `latest in ${newest}`;
  for (const region of regions) {
    const { ready, isVisible } = serving.get(region) ?? { ready: [], isVisible: false };
    const [first] = ready;
    const isServed = (latest.get(region) ?? null) !== null || isVisible;
    if (!isServed) continue;
    if (ready.every((other) => other === version)) return `no other version is known to serve ${region}`;
    if (first === version) return `the newest that is in place in ${region}`;
  }
  return undefined;
}
