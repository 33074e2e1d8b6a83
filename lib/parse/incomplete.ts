import type { SpecPath } from "../spec/finding";
import { own } from "../text/order";
import type { GallerySpec } from "../spec/gallery-spec";
import { itemsOf, kindOfSection } from "../spec/item-kind";

/** Returns a test whether the value at a path lacks a part of what its author wrote, because that could not be read. */
export function incompleteness(spec: GallerySpec, lost: Iterable<SpecPath>): (at: SpecPath) => boolean {
  const ends = new Set<string>();
  const around = new Set<string>();
  for (const at of lost) {
    ends.add(pathKey(at));
    for (let length = 0; length < at.length; length++) around.add(pathKey(at.slice(0, length)));
  }
  if (ends.size === 0) return () => false;
  const touches = (at: SpecPath) =>
    around.has(pathKey(at)) || at.some((_, index) => ends.has(pathKey(at.slice(0, index)))) || ends.has(pathKey(at));
  return (at) => touches(at) || referencesOf(spec, at).some(touches);
}

/** Returns a path as one text. */
export function pathKey(at: SpecPath): string {
  return JSON.stringify(at);
}

/** Returns the paths of policies and rings that the value at a path names. */
function referencesOf(spec: GallerySpec, at: SpecPath): SpecPath[] {
  const [section, name, part, , key] = at;
  if (section === "gallery" && name === "policy") return policyPath(spec.gallery.policy);
  const kind = kindOfSection(section);
  if (!kind) return [];
  const policy = own(itemsOf(spec, kind), String(name))?.policy ?? spec.gallery.policy;
  if (part === "policy") return policyPath(policy);
  return part === "versions" && key === "ring" ? policyPath(policy).map((path) => [...path, "rings"]) : [];
}

function policyPath(name: string | undefined): SpecPath[] {
  return name === undefined ? [] : [["policies", name]];
}
