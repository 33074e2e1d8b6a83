import { stat } from "node:fs/promises";
import type { Finding } from "../lib/spec/finding";
import { isFindable, type LineAt } from "../lib/reports/findings/text";
import type { Input } from "./input";
import { MAX_BYTES, readText } from "./read";
import type { Stdio } from "./stdio";

/**
 * Returns the lines of the files that findings stand in. The text of Terraform JSON was released when it was read, so
 * it is read again; a file that is no longer there, or a pipe, gives no lines.
 */
export async function linesOf(findings: readonly Finding[], inputs: readonly Input[], stdio: Stdio): Promise<LineAt> {
  const lines = new Map<string, readonly string[]>();
  const texts = new Map(inputs.map(({ name, text }) => [name, text]));
  for (const { place } of findings) {
    if (place === null || lines.has(place.file) || !isFindable(place)) continue;
    const text = texts.get(place.file) ?? (await textAgain(place.file, stdio));
    lines.set(place.file, text.split("\n"));
  }
  return ({ file, line }) => lines.get(file)?.[line - 1];
}

async function textAgain(file: string, stdio: Stdio): Promise<string> {
  try {
    const stats = await stat(file);
    return stats.isFile() && stats.size <= MAX_BYTES ? await readText(file, stdio) : "";
  } catch {
    return "";
  }
}
