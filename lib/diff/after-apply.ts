import type { VersionPlan } from "../plan/plan";
import { newestFirst } from "../spec/version-number";
import type { VersionDiff } from "./model";
import type { DefinitionSide, Pair } from "./sides";

/**
 * A definition with what Azure holds of it afterwards: a version that is only released, or whose deletion is refused,
 * stays with its regions; one that is handed to a pipeline while Terraform destroys it does not.
 */
export function afterApply(pair: Pair<DefinitionSide>, versions: readonly VersionDiff[]): Pair<DefinitionSide> {
  const kept = versions.flatMap((version) => (staysUnmanaged(version) ? (version.before ?? []) : []));
  const gone = new Set(versions.filter(isHandedAndDestroyed).map(({ version }) => version));
  if (kept.length === 0 && gone.size === 0) return pair;
  const side = pair.after ?? { ...(pair.before as DefinitionSide), versions: [] };
  const left = side.versions.filter(({ version }) => !gone.has(version));
  return { before: pair.before, after: { ...side, versions: inOrder([...left, ...kept]) } };
}

/** Whether a version stays in Azure that leaves the configuration. */
export function staysUnmanaged({ after, effect }: Pick<VersionDiff, "after" | "effect">): boolean {
  return after === null && (effect === "released" || effect === "refused");
}

/** Whether a version is destroyed although the configuration names it. */
export function isHandedAndDestroyed({ after, effect }: Pick<VersionDiff, "after" | "effect">): boolean {
  return after !== null && effect === "destroyed";
}

function inOrder(versions: readonly VersionPlan[]): VersionPlan[] {
  const byNumber = new Map(versions.map((version) => [version.version, version]));
  return newestFirst(byNumber.keys()).map((version) => byNumber.get(version) as VersionPlan);
}
