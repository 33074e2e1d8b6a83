import { diff, type DefinitionDiff, type Diff, type DiffOptions, type VersionDiff } from "../../lib/diff/diff";
import { plan } from "../../lib/plan/plan";
import { example, type ExampleParts } from "../../lib/check/facts/examples";
import type { GallerySpec } from "../../lib/spec/gallery-spec";

/** What changes from one spec to another. */
export function compared(before: GallerySpec, after: GallerySpec, options?: DiffOptions): Diff {
  return diff([plan(before)], [plan(after)], options);
}

/** What changes from the smallest gallery with some parts to the same with others. */
export function changed(before: ExampleParts, after: ExampleParts, options?: DiffOptions): Diff {
  return compared(example(before), example(after), options);
}

/** The only definition with a change. */
export function definitionOf({ galleries }: Diff): DefinitionDiff {
  const found = galleries.flatMap(({ definitions }) => definitions);
  if (found.length !== 1) throw new Error(`${found.length} definitions change`);
  return found[0] as DefinitionDiff;
}

/** A version that changes. */
export function versionOf(diff: Diff, version = "1.3.0"): VersionDiff {
  const found = definitionOf(diff).versions.find((each) => each.version === version);
  if (!found) throw new Error(`version ${version} does not change`);
  return found;
}

/** What becomes of everything that changes: "contoso_images/ubuntu-2404/1.3.0 created". */
export function effects({ galleries }: Diff): string[] {
  return galleries
    .flatMap((gallery) => [gallery, ...gallery.definitions.flatMap((each) => [each, ...each.versions])])
    .filter(({ effect }) => effect !== null)
    .map(({ path, effect, outcome }) => `${path} ${effect}${outcome === null ? "" : ` ${outcome}`}`);
}
