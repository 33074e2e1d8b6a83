import type { VersionPlan } from "../plan/plan";
import type { Effect } from "./change";
import type { DefinitionDiff, DiffTotals, GalleryDiff, ObjectDiff, VersionDiff } from "./model";
import { isPlannedButDestroyed, staysUnmanaged } from "./after-apply";
import type { DefinitionSide, GallerySide, Pair } from "./sides";

export function totalsOf(pairs: readonly Pair<GallerySide>[], galleries: readonly GalleryDiff[]): DiffTotals {
  const definitions: readonly DefinitionDiff[] = galleries.flatMap((gallery) => gallery.definitions);
  const versions = definitions.flatMap((definition) => definition.versions);
  let copiedGiB = 0;
  let copiesOfUnknownSize = 0;
  let copies = 0;
  for (const version of versions) {
    copies += version.copies;
    if (version.sizeGiB === null) copiesOfUnknownSize += version.copies;
    else copiedGiB += version.copies * version.sizeGiB;
  }
  return {
    effects: { gallery: effectsOf(galleries), definition: effectsOf(definitions), version: effectsOf(versions) },
    copies,
    copiedGiB,
    copiesOfUnknownSize,
    replicas: {
      before: replicasOf(pairs, "before"),
      after: replicasOf(pairs, "after") + replicasBeyondPlans(versions),
    },
  };
}

function effectsOf(objects: readonly ObjectDiff[]): Record<Effect, number> {
  const counts = {
    created: 0,
    managed: 0,
    imported: 0,
    "in-place": 0,
    replaced: 0,
    refused: 0,
    destroyed: 0,
    forgotten: 0,
  };
  for (const { effect } of objects) if (effect !== null) counts[effect]++;
  return counts;
}

function replicasOf(pairs: readonly Pair<GallerySide>[], side: "before" | "after"): number {
  const definitions = pairs.flatMap((pair): DefinitionSide[] => [...(pair[side]?.definitions.values() ?? [])]);
  let sum = 0;
  for (const { versions } of definitions) {
    for (const version of versions) sum += replicasIn(version);
  }
  return sum;
}

/** Returns the replicas that Azure keeps without a plan, minus the planned ones that it loses. */
function replicasBeyondPlans(versions: readonly VersionDiff[]): number {
  let sum = 0;
  for (const version of versions) {
    if (staysUnmanaged(version) && version.before) sum += replicasIn(version.before);
    if (isPlannedButDestroyed(version) && version.after) sum -= replicasIn(version.after);
  }
  return sum;
}

function replicasIn({ targetRegions }: VersionPlan): number {
  return targetRegions.reduce((sum, { replicas }) => sum + replicas, 0);
}
