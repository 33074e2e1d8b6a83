import type * as ReadSpec from "./read-spec";
import type { ParsedSpec } from "./parsed-spec";
export type { ParsedSpec } from "./parsed-spec";
export { UnreadableSpecError } from "./unreadable";

/**
 * Reads a gallery.yaml, or the same as JSON. Its mistakes are in `findings`. Aliases work; merge keys (`<<`) and
 * custom tags are findings. Ranges and names are checked by `check`.
 * @throws UnreadableSpecError if it is not one YAML or JSON document, nested too deep, or grows out of bounds
 */
export function parseSpec(text: string, file = "gallery.yaml"): ParsedSpec {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- only those who parse wait for yaml and zod
  const { readSpec } = require("./read-spec") as typeof ReadSpec;
  return readSpec(text, file);
}
