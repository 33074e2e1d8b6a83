import { closeSync, openSync, readSync, realpathSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import type { ParsedSpec } from "../lib/parse/parsed-spec";
import {
  MAX_SCRIPT_BYTES,
  OUTSIDE,
  scriptFilesOf,
  scriptPathFault,
  scriptText,
  unreadableScript,
  withScripts,
  type ScriptText,
} from "../lib/parse/script-files";
import { UsageError } from "./usage-error";

/**
 * Returns a spec with the texts of the scripts that it has in files beside it.
 * @throws Error of one line for the first script that cannot be read, with the place where it is named
 */
export function readScripts(parsed: ParsedSpec, path: string): ParsedSpec {
  const texts = new Map<string, string>();
  for (const script of scriptFilesOf(parsed)) {
    if (texts.has(script.file)) continue;
    const read = readScript(dirname(path), script.file);
    if ("fault" in read) throw new UsageError(unreadableScript(script, parsed, read.fault));
    texts.set(script.file, read.text);
  }
  return withScripts(parsed, texts);
}

function readScript(folder: string, script: string): ScriptText {
  const fault = scriptPathFault(script);
  if (fault !== undefined) return { fault };
  try {
    const path = realpathSync(resolve(folder, script));
    if (relative(realpathSync(folder), path).startsWith("..")) return { fault: OUTSIDE };
    return scriptText(firstBytes(path));
  } catch (error) {
    return { fault: (error as NodeJS.ErrnoException).code ?? String(error) };
  }
}

/** Returns the bytes of a file, and at most one more than a script may have. */
function firstBytes(path: string): Uint8Array {
  const file = openSync(path, "r");
  try {
    const buffer = Buffer.alloc(MAX_SCRIPT_BYTES + 1);
    return buffer.subarray(0, readSync(file, buffer));
  } finally {
    closeSync(file);
  }
}
