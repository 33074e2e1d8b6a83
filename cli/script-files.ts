import { open, realpath } from "node:fs/promises";
import { dirname, relative, resolve } from "node:path";
import type { ParsedSpec } from "../lib/parse/parse-spec";
import {
  MAX_SCRIPT_BYTES,
  OUTSIDE,
  scriptFilesOf,
  scriptPathFault,
  scriptText,
  unreadableScript,
  withScripts,
} from "../lib/parse/script-files";
import { reasonOf, STANDARD_INPUT, UnreadableFileError } from "./read";
import { Refusal } from "./refusal";

/**
 * Returns a spec with the texts of the scripts that it has in files beside it; beside the working directory for
 * standard input.
 * @throws Refusal that names every script that cannot be read, and where it stands
 */
export async function readScripts(parsed: ParsedSpec, file: string): Promise<ParsedSpec> {
  const folder = file === STANDARD_INPUT ? "." : dirname(file);
  const texts = new Map<string, string>();
  const refused: string[] = [];
  for (const named of scriptFilesOf(parsed)) {
    if (texts.has(named.file)) continue;
    try {
      texts.set(named.file, await readScript(folder, named.file));
    } catch (error) {
      if (!(error instanceof UnreadableFileError)) throw error;
      refused.push(unreadableScript(named, parsed, error.message));
    }
  }
  if (refused.length > 0) throw new Refusal(refused);
  return withScripts(parsed, texts);
}

async function readScript(folder: string, script: string): Promise<string> {
  const fault = scriptPathFault(script);
  if (fault !== undefined) throw new UnreadableFileError(fault);
  try {
    const [root, path] = await Promise.all([realpath(folder), realpath(resolve(folder, script))]);
    if (relative(root, path).startsWith("..")) throw new UnreadableFileError(OUTSIDE);
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(MAX_SCRIPT_BYTES + 1), 0, MAX_SCRIPT_BYTES + 1);
      const read = scriptText(buffer.subarray(0, bytesRead));
      if ("fault" in read) throw new UnreadableFileError(read.fault);
      return read.text;
    } finally {
      await file.close();
    }
  } catch (error) {
    throw error instanceof UnreadableFileError
      ? error
      : new UnreadableFileError(reasonOf(error as NodeJS.ErrnoException));
  }
}
