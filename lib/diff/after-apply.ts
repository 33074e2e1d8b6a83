import type { ItemVersionPlan } from "../plan/plan";
import { newestFirst } from "../spec/version-number";
import type { VersionDiff } from "./model";
import type { ItemSide, Pair } from "./sides";

/**
 * Returns an item with the versions that Azure holds after the apply. A version stays with its regions if it is
 * only forgotten, or if its deletion is refused. A version that is left to a pipeline is gone if Terraform destroys it.
 */
export function afterApply(pair: Pair<ItemSide>, versions: readonly VersionDiff[]): Pair<ItemSide> {
  const kept = versions.flatMap((version) => (staysUnmanaged(version) ? (version.before ?? []) : []));
  const gone = new Set(versions.filter(isPlannedButDestroyed).map(({ version }) => version));
  if (kept.length === 0 && gone.size === 0) return pair;
  const side = pair.after ?? { ...(pair.before as ItemSide), versions: [] };
  const left = side.versions.filter(({ version }) => !gone.has(version));
  return { before: pair.before, after: { ...side, versions: inOrder([...left, ...kept]) } };
}

/** Reports whether a version leaves the configuration but stays in Azure. */
export function staysUnmanaged({ after, effect }: Pick<VersionDiff, "after" | "effect">): boolean {
  return after === null && (effect === "forgotten" || effect === "refused");
}

/** Reports whether a version is destroyed although the configuration names it. */
export function isPlannedButDestroyed({ after, effect }: Pick<VersionDiff, "after" | "effect">): boolean {
  return after !== null && effect === "destroyed";
}

function inOrder(versions: readonly ItemVersionPlan[]): ItemVersionPlan[] {
  const byNumber = new Map(versions.map((version) => [version.version, version]));
  return newestFirst(byNumber.keys()).map((version) => byNumber.get(version) as ItemVersionPlan);
}
