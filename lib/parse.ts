import type { SpecOrigin } from "./finding";
import type * as ReadSpec from "./parse/read-spec";
import type { GallerySpec } from "./spec";
export { UnreadableSpecError } from "./parse/unreadable";

/** A spec that was read from a text, what reading found wrong, and where everything stands. */
export interface ParsedSpec extends SpecOrigin {
  /** Always of the right shape: what was wrong is left out, or empty where it must be there. */
  readonly spec: GallerySpec;
  readonly file: string;
  /** Whether the document is a map, or empty: of any other, nothing is read. */
  readonly isMap: boolean;
}

/**
 * Reads a gallery.yaml, or the same as JSON. All that is wrong with it is in `findings`; aliases work, merge keys
 * (`<<`) and custom tags are findings. Ranges and names are checked by `check`.
 * @throws UnreadableSpecError if it is not one YAML or JSON document, nested too deep, or grows out of bounds
 */
export function parseSpec(text: string, file = "gallery.yaml"): ParsedSpec {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- only those who parse wait for yaml and zod
  const { readSpec } = require("./parse/read-spec") as typeof ReadSpec;
  return readSpec(text, file);
}
