import type { ImageSourceSpec } from "../spec";

/** The kinds of source that a version names. */
export function sourceKinds(source: ImageSourceSpec | undefined): string[] {
  return Object.entries(source ?? {})
    .filter(([, value]) => value !== undefined)
    .map(([kind]) => kind);
}
