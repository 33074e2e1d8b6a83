import type { SpecPath } from "../../spec/finding";
import { own } from "../../text/order";
import type { GalleryPlan } from "../../plan/plan";
import type { DemandSizing } from "../../plan/replicas";
import type { Demand } from "../../spec/demand";
import { items, type Item } from "./items";
import { keyOfRegion } from "./region-mentions";
import { counted, grouped } from "../../text/wording";

/** A demand as the user wrote it. */
export interface WrittenDemand {
  readonly plan: GalleryPlan;
  readonly at: SpecPath;
  /** As it is written. */
  readonly region: string;
  readonly demand: Demand;
  /** The image or application that declares it; undefined for the spec's demand. */
  readonly item: Item | undefined;
}

/** Yields every demand of a spec, then of its images and applications. */
export function* writtenDemands(plan: GalleryPlan): Iterable<WrittenDemand> {
  yield* ofRecord(plan, plan.spec.demand, ["demand"], undefined);
  for (const item of items([plan])) {
    yield* ofRecord(plan, item.definition.spec.demand, [...item.at, "demand"], item);
  }
}

function* ofRecord(
  plan: GalleryPlan,
  record: Readonly<Record<string, Demand>> | undefined,
  at: SpecPath,
  item: Item | undefined,
): Iterable<WrittenDemand> {
  for (const [region, demand] of Object.entries(record ?? {}))
    yield { plan, at: [...at, region], region, demand, item };
}

/** Returns "the demand", or "the demand of contoso_images/ubuntu-2404". */
export function demandSubject({ item }: WrittenDemand): string {
  return item ? `the demand of ${item.subject}` : "the demand";
}

/** Reports whether any machine is created. */
export function isDemanding({ vms = 0, scaleSets = 0, largestScaleSet = 0 }: Demand): boolean {
  return vms > 0 || scaleSets > 0 || largestScaleSet > 0;
}

/** Returns the demand of an image or application in a region: its own entry, or the spec's. */
export function demandOf({ plan, definition }: Item, region: string): Demand | undefined {
  for (const record of [definition.spec.demand, plan.spec.demand]) {
    const key = keyOfRegion(record, region);
    if (key !== undefined) return own(record, key);
  }
  return undefined;
}

/** Returns the path of that entry. */
export function demandEntry({ plan, definition, at }: Item, region: string): SpecPath {
  const key = keyOfRegion(definition.spec.demand, region);
  if (key !== undefined) return [...at, "demand", key];
  return ["demand", keyOfRegion(plan.spec.demand, region) ?? region];
}

/** Returns "(400 machines / 20 + 2 scale sets) × 1.5", or "20 machines / 20, at least 3" where the minimum decides. */
export function arithmetic(sizing: DemandSizing): string {
  const { minimum, needed } = sizing;
  return minimum > 0 && needed === minimum ? `${product(sizing)}, at least ${minimum}` : product(sizing);
}

function product({ vms, scaleSets, vmsPerReplica, overProvision }: DemandSizing): string {
  const scaling = `${grouped(vms)} machines / ${vmsPerReplica}${scaleSets === 0 ? "" : ` + ${counted(scaleSets, "scale set")}`}`;
  return overProvision === 1 ? scaling : `(${scaling}) × ${overProvision}`;
}
