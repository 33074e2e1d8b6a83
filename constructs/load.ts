import { readFileSync } from "node:fs";
import { parseSpec } from "../lib/parse/parse-spec";
import type { SpecFromText } from "./gallery-props";
import { readScripts } from "./script-files";
import { UsageError, withShortStack } from "./usage-error";

/** The largest file that is read, in bytes. A larger one is not a spec. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Reads a `gallery.yaml` or JSON file for `Gallery.fromSpec`, and the scripts that it has in files beside it. Mistakes
 * inside the file are reported at synth, all at once and with their places.
 * @throws Error of one line for a file or a script that cannot be read, is not YAML or JSON, or is over 64 MB
 */
export function loadSpec(path: string): SpecFromText {
  const text = readText(path);
  return withShortStack(() => readScripts(parseSpec(text, path), path));
}

function readText(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new UsageError(`${path}: can't be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}`);
  }
  if (bytes.length > MAX_BYTES) throw new UsageError(`${path}: ${bytes.length} bytes; at most ${MAX_BYTES} are read`);
  return bytes.toString("utf8");
}
