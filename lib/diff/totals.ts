import type { ItemVersionPlan } from "../plan/plan";
import type { ItemKind } from "../spec/item-kind";
import type { Effect } from "./change";
import type { DefinitionDiff, DiffTotals, GalleryDiff, ObjectDiff, VersionDiff } from "./model";
import { isPlannedButDestroyed, staysUnmanaged } from "./after-apply";
import type { ItemSide, GallerySide, Pair } from "./sides";

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
  const of = <T extends { readonly kind: ItemKind }>(kind: ItemKind, objects: readonly T[]): T[] =>
    objects.filter((object) => object.kind === kind);
  return {
    effects: {
      gallery: effectsOf(galleries),
      definition: effectsOf(of("image", definitions)),
      version: effectsOf(of("image", versions)),
      application: effectsOf(of("application", definitions)),
      applicationVersion: effectsOf(of("application", versions)),
    },
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
  const items = pairs.flatMap((pair): ItemSide[] => [...(pair[side]?.items.values() ?? [])]);
  let sum = 0;
  for (const { versions } of items) {
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

function replicasIn({ targetRegions }: ItemVersionPlan): number {
  return targetRegions.reduce((sum, { replicas }) => sum + replicas, 0);
}
