import type { ItemKind } from "../spec/item-kind";

/** The compared objects that an item of each kind and its versions are. */
export const OBJECTS_OF = {
  image: { item: "definition", version: "version" },
  application: { item: "application", version: "applicationVersion" },
} as const satisfies Readonly<Record<ItemKind, { readonly item: string; readonly version: string }>>;

export type ComparedItem = (typeof OBJECTS_OF)[ItemKind]["item"];
export type ComparedVersion = (typeof OBJECTS_OF)[ItemKind]["version"];
