import type { Effect } from "../../diff/change";
import type { DefinitionDiff, VersionDiff } from "../../diff/model";
import { listed, type Fact } from "./fact";
import { effectText, versionFacts } from "./facts";

/** A group of versions with the same text. */
export interface VersionGroup {
  /** Newest first. */
  readonly versions: readonly string[];
  readonly effect: Effect;
  /** True where its growth is a warning, whatever the effect is. */
  readonly isGrave: boolean;
  readonly effectText: string;
  readonly facts: readonly Fact[];
}

/** The groups that are shown, and the number of versions in the others. */
export interface VersionGroups {
  readonly shown: readonly VersionGroup[];
  readonly hidden: number;
}

/** The most groups that are shown of a definition: the rest is in the JSON. */
const MOST_GROUPS = 30;

/**
 * Returns the changed versions, grouped by equal text and ordered by the newest of each group. If there are too many
 * groups, the harmless ones are left out.
 */
export function versionGroups({ versions }: DefinitionDiff, currency: string | null): VersionGroups {
  const groups = new Map<string, VersionGroup & { readonly versions: string[] }>();
  for (const version of versions) {
    const group = groupOf(version, currency);
    const key = JSON.stringify([group.effectText, group.facts, version.growsWithout === null ? null : version.version]);
    const known = groups.get(key);
    if (known) known.versions.push(version.version);
    else groups.set(key, group);
  }
  const all = [...groups.values()];
  const shown = new Set([...all].sort((a, b) => gravityOf(a) - gravityOf(b)).slice(0, MOST_GROUPS));
  const hidden = all.filter((group) => !shown.has(group)).reduce((sum, group) => sum + group.versions.length, 0);
  return { shown: all.filter((group) => shown.has(group)), hidden };
}

function gravityOf({ effect, isGrave }: VersionGroup): number {
  return isGrave ? Math.min(GRAVITY[effect], GRAVITY.destroyed) : GRAVITY[effect];
}

/** The order of effects, the most serious first. */
const GRAVITY: Readonly<Record<Effect, number>> = {
  refused: 0,
  replaced: 1,
  destroyed: 2,
  forgotten: 3,
  created: 4,
  managed: 5,
  imported: 6,
  "in-place": 7,
};

function groupOf(version: VersionDiff, currency: string | null): VersionGroup & { readonly versions: string[] } {
  return {
    versions: [version.version],
    effect: version.effect ?? "in-place",
    isGrave: version.growsWithout !== null,
    effectText: effectText(version),
    facts: versionFacts(version, currency),
  };
}

/** Returns `latest 1.1.0 -> 1.2.0 in westeurope`, with equal regions together; nothing for a region without change. */
export function latestTexts({ latest, latestNotKnown }: DefinitionDiff): string[] {
  const groups = new Map<string, string[]>();
  for (const { region, before, after } of latest) {
    if (before === after) continue;
    const text = `latest ${before ?? "none"} -> ${after ?? "none"}`;
    groups.set(text, [...(groups.get(text) ?? []), region]);
  }
  const where = (regions: readonly string[]): string =>
    regions.length > 1 && regions.length === latest.length + latestNotKnown.length ? "every region" : listed(regions);
  const changed = [...groups].map(([text, regions]) => `${text} in ${where(regions)}`);
  return latestNotKnown.length === 0 ? changed : [...changed, `latest not known in ${where(latestNotKnown)}`];
}
