/** Thrown when a text is no YAML or JSON document, or can't be read safely. The message is one line, with its place. */
export class UnreadableSpecError extends Error {
  override readonly name = "UnreadableSpecError";

  constructor(
    message: string,
    readonly file: string,
    readonly line: number | null = null,
    readonly column: number | null = null,
  ) {
    const place = line === null ? file : `${file}:${line}:${column ?? 1}`;
    super(`${place}: ${message}`);
  }
}
