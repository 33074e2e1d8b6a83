/** The colours of the parts of a text report. */
export interface Paint {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
}

/** The layout of a text report. */
export interface TextOptions {
  /** Columns to fit into where that can be done. @default - the report's own: 80, or no limit */
  readonly width?: number | undefined;
  /** @default - no colours */
  readonly paint?: Paint | undefined;
}

const same = (text: string): string => text;

/** A paint without colours. */
export const PLAIN: Paint = { error: same, warning: same, strong: same, faint: same };

/** Returns a count with its noun: `1 error`, `2 errors`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** Breaks a text that stands after a label; further lines are indented. A word longer than a line stays whole. */
export function hang(text: string, labelLength: number, indent: number, width: number): string {
  const lines: string[] = [];
  let line: string | undefined;
  let room = width - labelLength;
  for (const word of text.split(" ")) {
    if (line === undefined) line = word;
    else if (line.length + 1 + word.length <= room) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
      room = width - indent;
    }
  }
  return [...lines, line ?? ""].join(`\n${" ".repeat(indent)}`);
}
