/** A change of a text: some characters taken away at an offset, others put there. */
export interface TextEdit {
  readonly offset: number;
  readonly removed: number;
  readonly added: string;
}

/** The text with all changes made; none may overlap another. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.offset - a.offset)
    .reduce(
      (result, { offset, removed, added }) => result.slice(0, offset) + added + result.slice(offset + removed),
      text,
    );
}

/** How lines of a text end: as its first line does. */
export function lineBreakOf(text: string): "\r\n" | "\n" {
  return text[text.indexOf("\n") - 1] === "\r" ? "\r\n" : "\n";
}

/** Where the line that holds an offset begins. */
export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}

/** Where the next line begins; the text's end after the last line. */
export function nextLine(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end + 1;
}

/** The blanks that a line begins with. */
export function indentAt(text: string, offset: number): string {
  const start = lineStart(text, offset);
  return /^[ \t]*/.exec(text.slice(start, nextLine(text, start)))?.[0] ?? "";
}

/** One step to the right, as the text's first indented line has it. */
export function indentUnit(text: string): string {
  return /^([ \t]+)[^\s#]/m.exec(text)?.[1] ?? "  ";
}

/** Whole lines put in at the start of a line, or behind a last line that has no end. */
export function insertLines(text: string, offset: number, lines: readonly string[]): TextEdit {
  const eol = lineBreakOf(text);
  const block = lines.join(eol);
  const isBehindLast = offset > 0 && text[offset - 1] !== "\n";
  return { offset, removed: 0, added: isBehindLast ? eol + block : block + eol };
}
