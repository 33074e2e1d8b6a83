import { gapsOfWorstApply } from "./worst-apply";
import type { Protections } from "../plan/protections";
import { isPublishedElsewhere } from "../plan/provider";
import { mayBeIn } from "../plan/unread";
import { compareVersions, parseVersion } from "../spec/version-number";
import { fails } from "./effect";
import type { LatestChange } from "./latest";
import type { At, Hazard, HazardKind, VersionDiff } from "./model";
import type { ItemSide, Pair } from "./sides";
import { grownRegions } from "./withdrawn-growth";

/** The facts about a changed item that its hazards depend on. */
export interface ChangedItem {
  readonly at: At;
  readonly pair: Pair<ItemSide>;
  readonly versions: readonly VersionDiff[];
  readonly latest: readonly LatestChange[];
  /** True if the item's own change fails, so that none of its versions is changed. */
  readonly isStuck: boolean;
  readonly protections: Protections;
}

/** Returns the hazards of an item: those of `latest` and forgotten ones, those during the apply, then growth. */
export function hazardsOf(item: ChangedItem): Hazard[] {
  const { at, versions, latest } = item;
  if (versions.length === 0) return [];
  const hazards = new Hazards(at);
  const isDestroyed = ({ effect, outcome }: VersionDiff): boolean => effect === "destroyed" || outcome === "recreated";
  const destroyed = new Set(versions.filter(isDestroyed).map(({ version }) => version));
  for (const { region, before, after } of latest) {
    if (before === null) continue;
    if (after === null) {
      hazards.add("last-version", region, before, null);
      continue;
    }
    if (isOlder(after, before)) hazards.add("latest-moves-back", region, before, after);
    if (destroyed.has(before)) hazards.add("latest-destroyed", region, before, after);
  }
  for (const { version, region, after } of servedByForgotten(item))
    hazards.add("forgotten-serving", region, version, after);
  for (const { region, lost, by } of gapsOf(item)) hazards.add(`no-${lost}`, region, by, null);
  return [...hazards.all(), ...growthsOf(item)];
}

/** Returns the regions where a forgotten version of a pipeline serves, and the version itself where it is `latest`. */
function servedByForgotten({ versions, latest }: ChangedItem): Omit<LatestChange & { version: string }, "before">[] {
  const leaving = versions.filter(
    ({ effect, before }) => effect === "forgotten" && before && isPublishedElsewhere(before.spec),
  );
  if (leaving.length === 0) return [];
  const latestIn = new Map(latest.map(({ region, after }) => [region, after]));
  return leaving.flatMap(({ version, before }) => {
    const serving = before?.targetRegions.filter(({ excludeFromLatest }) => !excludeFromLatest) ?? [];
    return serving.map(({ name }) => ({
      version,
      region: name,
      after: latestIn.get(name) === version ? version : null,
    }));
  });
}

function growthsOf({ at, versions, isStuck }: ChangedItem): Hazard[] {
  if (isStuck) return [];
  return versions.flatMap((each) => {
    const { version, growsWithout: by } = each;
    return by === null ? [] : { kind: "withdrawn-grows", ...at, version, after: null, by, regions: grownRegions(each) };
  });
}

function gapsOf({ pair, versions: changed, isStuck, protections }: ChangedItem): ReturnType<typeof gapsOfWorstApply> {
  // An item that is created or destroyed can lose nothing during the apply.
  if (!pair.before || !pair.after || isStuck) return [];
  const namesOf = (isMeant: (version: VersionDiff) => boolean): Set<string> =>
    new Set(changed.filter(isMeant).map(({ version }) => version));
  const versions = { before: pair.before.versions, after: pair.after.versions };
  // A version that can't be read may serve a region during the whole apply.
  const isOpen = (region: string): boolean =>
    [versions.before, versions.after].some((side) => side.some((version) => mayBeIn(version, region)));
  const gaps = gapsOfWorstApply({
    ...versions,
    // Deletions come last, so nothing waits for one that is refused.
    failing: namesOf(({ after, effect, outcome }) => after !== null && fails(effect, outcome)),
    recreated: namesOf(({ outcome }) => outcome === "recreated"),
    deletesLast: protections.deletesLast,
  });
  return gaps.filter(({ region }) => !isOpen(region));
}

function isOlder(a: string, b: string): boolean {
  const [left, right] = [parseVersion(a), parseVersion(b)];
  return left !== undefined && right !== undefined && compareVersions(left, right) < 0;
}

/** A collection of hazards. The same hazard in several regions is one entry. */
class Hazards {
  private readonly found = new Map<string, Hazard & { readonly regions: string[] }>();

  constructor(private readonly at: At) {}

  add(kind: HazardKind, region: string, version: string, after: string | null): void {
    const key = JSON.stringify([kind, version, after]);
    const hazard = this.found.get(key);
    if (hazard) hazard.regions.push(region);
    else this.found.set(key, { kind, ...this.at, version, after, by: null, regions: [region] });
  }

  all(): Hazard[] {
    return [...this.found.values()];
  }
}
