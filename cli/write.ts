import { once } from "node:events";
import type { Writable } from "node:stream";
import { progress } from "./progress";

/** Writes a long text part by part, no faster than it is read; a reader that stops early ends it. */
export async function writeParts(stream: Writable, parts: Iterable<string>): Promise<void> {
  let text = "";
  for (const part of parts) {
    text += part;
    if (text.length < PIECE) continue;
    if (!stream.writable) return;
    if (isTerminal(stream)) progress.clear();
    const isTaken = stream.write(text);
    text = "";
    if (!isTaken && !(await isDrained(stream))) return;
  }
  if (isTerminal(stream)) progress.clear();
  stream.write(text);
}

/** Where the line of progress stands, most likely. */
function isTerminal(stream: Writable): boolean {
  return "isTTY" in stream && stream.isTTY === true;
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
