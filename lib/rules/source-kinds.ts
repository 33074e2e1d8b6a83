import type { ImageSourceSpec } from "../spec";

const KINDS = ["managedImage", "virtualMachine", "snapshot", "blob", "galleryImageVersion", "published"] as const;

/** What a version can be made from. */
export type SourceKind = (typeof KINDS)[number];

/** The kinds of source that a version names; what is known of the source is none. */
export function sourceKinds(source: ImageSourceSpec | undefined): SourceKind[] {
  return KINDS.filter((kind) => source?.[kind] !== undefined);
}
