import { once } from "node:events";
import type { Writable } from "node:stream";
import type { Stdio } from "./stdio";

/** Writes a long text to standard output, part by part, no faster than it is read; a reader that stops early ends it. */
export async function writeParts({ stdout, progress }: Stdio, parts: Iterable<string>): Promise<void> {
  let text = "";
  for (const part of parts) {
    text += part;
    if (text.length < PIECE) continue;
    if (!stdout.writable) return;
    // On a terminal the line of progress stands in the way, most likely.
    if (stdout.isTTY) progress.clear();
    const isTaken = stdout.write(text);
    text = "";
    if (!isTaken && !(await isDrained(stdout))) return;
  }
  if (stdout.isTTY) progress.clear();
  stdout.write(text);
}

/** Large enough that the calls do not count, small enough that memory does not. */
const PIECE = 256 * 1024;

/** False when the reader is gone: that is told elsewhere, where it is a fault. */
async function isDrained(stream: Writable): Promise<boolean> {
  const stopped = new AbortController();
  const drained = once(stream, "drain", stopped).then(
    () => true,
    () => false,
  );
  const closed = once(stream, "close", stopped).then(
    () => false,
    () => false,
  );
  const isTaken = await Promise.race([drained, closed]);
  stopped.abort();
  return isTaken;
}
