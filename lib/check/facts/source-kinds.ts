import type { ImageSourceSpec } from "../../spec/image-version-spec";

const KINDS = ["managedImage", "virtualMachine", "snapshot", "blob", "galleryImageVersion", "published"] as const;

/** What a version can be made from. */
export type SourceKind = (typeof KINDS)[number];

/** The kinds of source that a version names; what is known of the source is none. */
export function sourceKinds(source: ImageSourceSpec | undefined): SourceKind[] {
  return KINDS.filter((kind) => source?.[kind] !== undefined);
}

/** The kind of source that is named with an empty text, if there is one. */
export function emptySource(source: ImageSourceSpec | undefined): SourceKind | undefined {
  return sourceKinds(source).find((kind) => {
    const value = source?.[kind];
    return typeof value === "object" ? value.uri === "" || value.storageAccountId === "" : value === "";
  });
}
