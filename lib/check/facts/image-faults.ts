import type { SpecPath } from "../../spec/finding";
import type { GalleryPlan } from "../../plan/plan";
import { versions, type VersionItem } from "./items";
import type { Violation } from "../rule";
import { counted, firstFew } from "../../text/wording";

/** A fault that versions of one image share. It gives one finding, at the first of them. */
export type ImageFault<Facts> = Facts & Violation & { readonly image: string; readonly versions: readonly string[] };

/** A fault of one version, with its place. */
export type Fault<Facts> = Facts & { readonly at: SpecPath };

/** Collects faults of versions by image and by the key that makes two faults the same. */
export function* imageFaults<Facts extends object>(
  plans: readonly GalleryPlan[],
  faultOf: (item: VersionItem) => Fault<Facts> | readonly Fault<Facts>[] | undefined,
  sameness: (facts: Facts) => string = () => "",
): Iterable<ImageFault<Facts>> {
  for (const plan of plans) {
    const faults = new Map<string, { first: Facts & Violation; image: string; versions: string[] }>();
    for (const item of versions([plan])) {
      const found = faultOf(item);
      if (!found) continue;
      for (const fault of isList(found) ? found : [found]) {
        const key = JSON.stringify([item.definition.name, sameness(fault)]);
        const known = faults.get(key);
        if (known) known.versions.push(item.version.version);
        else faults.set(key, { first: { ...fault, plan }, image: item.image, versions: [item.version.version] });
      }
    }
    for (const { first, image, versions } of faults.values()) yield { ...first, image, versions };
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
