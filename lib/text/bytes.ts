const ENCODER = new TextEncoder();

/** Returns the number of bytes of a text as UTF-8. */
export function bytesOf(text: string): number {
  return ENCODER.encode(text).length;
}
