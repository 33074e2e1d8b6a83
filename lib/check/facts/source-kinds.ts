import type { ImageSourceSpec } from "../../spec/image-version-spec";

const KINDS = ["managedImage", "virtualMachine", "snapshot", "blob", "galleryImageVersion", "published"] as const;

/** The kinds of source that a version can be made from. */
export type SourceKind = (typeof KINDS)[number];

/** Returns the kinds of source that a version names. Other facts about the source are no kinds. */
export function sourceKinds(source: ImageSourceSpec | undefined): SourceKind[] {
  return KINDS.filter((kind) => source?.[kind] !== undefined);
}

/** Returns the kind of source that is named with an empty text, if there is one. */
export function emptySource(source: ImageSourceSpec | undefined): SourceKind | undefined {
  return sourceKinds(source).find((kind) => {
    const value = source?.[kind];
    return typeof value === "object" ? value.uri === "" || value.storageAccountId === "" : value === "";
  });
}
