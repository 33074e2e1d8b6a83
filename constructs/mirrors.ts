import type { GallerySpec } from "../lib/spec/gallery-spec";
import { mirrorsOf as specsOfMirrors } from "../lib/spec/mirrors";
import { mirrorOrigin } from "../lib/plan/origins";
import type { SpecFromText } from "./gallery-props";
import { requireObject } from "./required";

/**
 * Returns the specs of a gallery's mirrors, by name, for `Gallery.fromSpec`: of a spec, or of what `loadSpec` returned.
 * Make each in a stack of its own, with a backend of its own: it must be applied alone when its gallery's region is lost.
 */
export function mirrorsOf(from: GallerySpec): GallerySpec[];
export function mirrorsOf(from: SpecFromText): SpecFromText[];
export function mirrorsOf(from: GallerySpec | SpecFromText): (GallerySpec | SpecFromText)[] {
  requireObject("mirrorsOf", "the spec", from);
  if (!("spec" in from)) return specsOfMirrors(from);
  const { spec, ...origin } = from;
  return specsOfMirrors(spec).map((mirror) => ({ ...mirrorOrigin(spec, mirror.gallery.name, origin), spec: mirror }));
}
