import { versionsBefore } from "../../lib/plan/making-order";
import type { ItemPlan, ItemVersionPlan } from "../../lib/plan/plan";

/** A region that lost what it had and will have again, and after which changes. */
export interface Gap {
  readonly region: string;
  readonly lost: "version" | "latest";
  readonly after: readonly string[];
}

/**
 * Replays the change from one plan to another as Terraform does it: every creation and update after those it
 * depends on, every deletion after all of them (the anchor). For each region the order is the worst that is
 * allowed: what removes or hides a version there comes first, with nothing but what it must wait for.
 */
export function gapsOfWorstApply(before: ItemPlan, after: ItemPlan): Gap[] {
  const regions = new Set([...before.regions, ...after.regions]);
  return [...regions].flatMap((region) => [
    ...gapsIn(region, "version", isThere, before, after),
    ...gapsIn(region, "latest", isLatestThere, before, after),
  ]);
}

type Holds = (version: ItemVersionPlan | undefined, region: string) => boolean;

const isThere: Holds = (version, region) => version?.targetRegions.some(({ name }) => name === region) ?? false;

const isLatestThere: Holds = (version, region) =>
  (!version?.excludeFromLatest &&
    version?.targetRegions.some(({ name, excludeFromLatest }) => name === region && !excludeFromLatest)) ??
  false;

function gapsIn(region: string, lost: Gap["lost"], holds: Holds, before: ItemPlan, after: ItemPlan): Gap[] {
  const old = new Map(before.versions.map((version) => [version.version, version]));
  const planned = new Map(after.versions.map((version) => [version.version, version]));
  const isPromised = after.versions.some((version) => holds(version, region));
  const current = new Map(old);
  const stillHolds = (): boolean => [...current.values()].some((version) => holds(version, region));
  if (!stillHolds() || !isPromised) return [];

  const done = new Set<string>();
  const gaps: Gap[] = [];
  const apply = (version: ItemVersionPlan): void => {
    if (done.has(version.version)) return;
    done.add(version.version);
    for (const name of versionsBefore(version)) apply(planned.get(name) as ItemVersionPlan);
    current.set(version.version, version);
    if (!stillHolds()) gaps.push({ region, lost, after: [...done] });
  };
  const takesAway = (version: ItemVersionPlan): boolean =>
    holds(old.get(version.version), region) && !holds(version, region);
  for (const version of after.versions.filter(takesAway)) apply(version);
  for (const version of after.versions) apply(version);
  for (const name of old.keys()) {
    if (!planned.has(name)) current.delete(name);
    if (!stillHolds()) gaps.push({ region, lost, after: [`without ${name}`] });
  }
  return gaps;
}
