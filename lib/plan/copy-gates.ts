import { byCodeUnit } from "../text/order";
import { valueIn } from "../text/value-in";
import type { GalleryPlan, VersionPlan } from "./plan";
import { SourceOrder } from "./source-order";

/**
 * Returns the plans of one configuration in which each copy of a mirror waits at a gate: until Azure has replicated its
 * source to the region in which the copy is made.
 */
export function withCopyGates(plans: readonly GalleryPlan[]): readonly GalleryPlan[] {
  const sources = new SourceOrder(plans);
  const copies = new Set<VersionPlan>();
  const regions = new Map<VersionPlan, Set<string>>();
  for (const plan of plans) {
    if (!plan.mirrorOf) continue;
    for (const copy of plan.definitions.flatMap(({ versions }) => versions)) {
      const source = sources.waitedSourceOf(copy)?.version;
      if (!source?.targetRegions.some(({ name }) => name === copy.home)) continue;
      copies.add(copy);
      valueIn(regions, source, () => new Set<string>(source.gate)).add(copy.home);
    }
  }
  if (copies.size === 0) return plans;
  const gated = (version: VersionPlan): VersionPlan => {
    const gate = regions.get(version);
    return {
      ...version,
      ...(gate && { gate: [...gate].sort(byCodeUnit) }),
      ...(copies.has(version) && { waitsAtSource: true as const }),
    };
  };
  return plans.map((plan) => ({
    ...plan,
    definitions: plan.definitions.map((definition) => ({ ...definition, versions: definition.versions.map(gated) })),
  }));
}
