import { once } from "node:events";
import type { Writable } from "node:stream";
import type { Stdio } from "./stdio";

/** Writes a long text to standard output in parts, no faster than it is read. It stops when the reader stops. */
export async function writeParts({ stdout, progress }: Stdio, parts: Iterable<string>): Promise<void> {
  let text = "";
  for (const part of parts) {
    text += part;
    if (text.length < PIECE) continue;
    if (!stdout.writable) return;
    // On a terminal the progress line is probably still shown.
    if (stdout.isTTY) progress.clear();
    const isTaken = stdout.write(text);
    text = "";
    if (!isTaken && !(await isDrained(stdout))) return;
  }
  if (stdout.isTTY) progress.clear();
  stdout.write(text);
}

/** The size of a part in characters: large enough for few calls, small enough for little memory. */
const PIECE = 256 * 1024;

/**
 * Waits until the stream takes more. Returns false when the reader is gone; `watchOutput` reports that if it is an
 * error.
 */
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
