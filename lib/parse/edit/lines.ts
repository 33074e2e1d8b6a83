/** A change of a text: characters that are removed at an offset, and characters that are added there. */
export interface TextEdit {
  readonly offset: number;
  readonly removed: number;
  readonly added: string;
}

/** Returns the text with all changes made. Changes may not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  // What is added at an offset stands before what is removed there; of two additions there, the later one is first.
  const inOrder = [...edits].reverse().sort((a, b) => a.offset - b.offset || a.removed - b.removed);
  const parts: string[] = [];
  let end = 0;
  for (const { offset, removed, added } of inOrder) {
    parts.push(text.slice(end, offset), added);
    end = offset + removed;
  }
  return parts.join("") + text.slice(end);
}

/** Returns the line break of a text: that of its first line. */
export function lineBreakOf(text: string): "\r\n" | "\n" {
  return text[text.indexOf("\n") - 1] === "\r" ? "\r\n" : "\n";
}

/** Returns the offset at which the line of an offset begins. */
export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}

/** Returns the offset at which the next line begins; the text's end after the last line. */
export function nextLine(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end + 1;
}

/** Returns the blanks that a line begins with. */
export function indentAt(text: string, offset: number): string {
  const start = lineStart(text, offset);
  return /^[ \t]*/.exec(text.slice(start, nextLine(text, start)))?.[0] ?? "";
}

/** Returns one step of indent: that of the text's first indented line. */
export function indentUnit(text: string): string {
  return /^([ \t]+)[^\s#]/m.exec(text)?.[1] ?? "  ";
}

/** Returns the edit that puts whole lines at the start of a line, or after a last line without a line break. */
export function insertLines(text: string, offset: number, lines: readonly string[]): TextEdit {
  const eol = lineBreakOf(text);
  const block = lines.join(eol);
  const isBehindLast = offset > 0 && text[offset - 1] !== "\n";
  return { offset, removed: 0, added: isBehindLast ? eol + block : block + eol };
}
