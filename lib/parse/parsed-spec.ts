import type { SpecOrigin } from "../spec/finding";
import type { GallerySpec } from "../spec/gallery-spec";

/** A spec that was read from a text, with the findings of reading and the places of its values. */
export interface ParsedSpec extends SpecOrigin {
  /** A spec that always has the right shape. A wrong value is left out, or empty where a value is required. */
  readonly spec: GallerySpec;
  readonly file: string;
  /** True if the document is a map, or empty. Nothing is read of any other document. */
  readonly isMap: boolean;
}
