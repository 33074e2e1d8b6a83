import type { SpecOrigin } from "../spec/finding";
import type { GallerySpec } from "../spec/gallery-spec";

/** A spec that was read from a text, what reading found wrong, and where everything stands. */
export interface ParsedSpec extends SpecOrigin {
  /** Always of the right shape: what was wrong is left out, or empty where it must be there. */
  readonly spec: GallerySpec;
  readonly file: string;
  /** Whether the document is a map, or empty: of any other, nothing is read. */
  readonly isMap: boolean;
}
