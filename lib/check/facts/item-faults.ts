import type { SpecPath } from "../../spec/finding";
import type { ApplicationPlan, DefinitionPlan, GalleryPlan, ItemPlan } from "../../plan/plan";
import { applicationVersions, itemVersions, versions, type ItemVersion } from "./items";
import type { Violation } from "../rule";
import { counted, firstFew } from "../../text/wording";

/** A fault that versions of one image or application share. It gives one finding, at the first of them. */
export type ItemFault<Facts> = Facts & Violation & { readonly owner: string; readonly versions: readonly string[] };

/** A fault of one version, with its place. */
export type Fault<Facts> = Facts & { readonly at: SpecPath };

/** Returns the faults of a version. */
type FaultsOf<Facts, Plan extends ItemPlan> = (
  item: ItemVersion<Plan>,
) => Fault<Facts> | readonly Fault<Facts>[] | undefined;

/** Collects faults of image versions by image and by the key that makes two faults the same. */
export function imageFaults<Facts extends object>(
  plans: readonly GalleryPlan[],
  faultsOf: FaultsOf<Facts, DefinitionPlan>,
  sameness?: (facts: Facts) => string,
): Iterable<ItemFault<Facts>> {
  return collected(plans, versions, faultsOf, sameness);
}

/** Collects faults of application versions in the same way. */
export function applicationFaults<Facts extends object>(
  plans: readonly GalleryPlan[],
  faultsOf: FaultsOf<Facts, ApplicationPlan>,
  sameness?: (facts: Facts) => string,
): Iterable<ItemFault<Facts>> {
  return collected(plans, applicationVersions, faultsOf, sameness);
}

/** Collects faults of versions of both kinds in the same way. */
export function itemFaults<Facts extends object>(
  plans: readonly GalleryPlan[],
  faultsOf: FaultsOf<Facts, ItemPlan>,
  sameness?: (facts: Facts) => string,
): Iterable<ItemFault<Facts>> {
  return collected(plans, itemVersions, faultsOf, sameness);
}

function* collected<Facts extends object, Plan extends ItemPlan>(
  plans: readonly GalleryPlan[],
  versionsIn: (plans: readonly GalleryPlan[]) => Iterable<ItemVersion<Plan>>,
  faultsOf: FaultsOf<Facts, Plan>,
  sameness: (facts: Facts) => string = () => "",
): Iterable<ItemFault<Facts>> {
  for (const plan of plans) {
    const faults = new Map<string, { first: Facts & Violation; owner: string; versions: string[] }>();
    for (const item of versionsIn([plan])) {
      const found = faultsOf(item);
      if (!found) continue;
      for (const fault of isList(found) ? found : [found]) {
        const key = JSON.stringify([item.definition.kind, item.definition.name, sameness(fault)]);
        const known = faults.get(key);
        if (known) known.versions.push(item.version.version);
        else faults.set(key, { first: { ...fault, plan }, owner: item.owner, versions: [item.version.version] });
      }
    }
    for (const { first, owner, versions } of faults.values()) yield { ...first, owner, versions };
  }
}

/** Reports whether a value is a list. `Array.isArray` does not narrow readonly lists. */
function isList<T>(found: T | readonly T[]): found is readonly T[] {
  return Array.isArray(found);
}

/** Returns "2 versions (1.3.0 and 1.2.0)". */
export function ofVersions({ versions }: { readonly versions: readonly string[] }): string {
  return `${counted(versions.length, "version")} (${firstFew(versions)})`;
}
