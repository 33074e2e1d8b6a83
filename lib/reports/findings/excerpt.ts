import { columnsOf } from "../../text/columns";
import { printable } from "../../text/printable";
import { lineWithoutSecrets } from "../../text/secrets";

/** A line of a file as it is shown, and the mark below it. */
export interface Excerpt {
  readonly line: string;
  /** Blanks, then `^` below each column of the place. */
  readonly mark: string;
}

/** A character as it is shown, and the columns that it takes. */
interface Cell {
  readonly text: string;
  readonly columns: number;
  readonly isMarked: boolean;
}

/** A tab takes this many columns, so that the mark stands right on any terminal. */
const TAB = "    ";

/** The part of a line that is looked at. A file of one line may have millions of characters. */
const LONGEST = 4_000;

/** The sign of a part that is left out. */
const CUT: Cell = { text: "…", columns: 1, isMarked: false };

/**
 * Returns a line of a file with a mark below a key or value, cut around it to a number of columns. Secrets are left
 * out, and characters that steer a terminal are made visible.
 */
export function excerptOf(line: string, column: number, width: number): Excerpt {
  const near = line.slice(0, LONGEST);
  const shown = lineWithoutSecrets(near).trimEnd();
  const start = Math.min(lineWithoutSecrets(near.slice(0, column - 1)).length, shown.length);
  const cells = cellsOf(shown, start, start + markedLength(shown.slice(start)));
  const cut = cutAround(cells, width);
  const mark = cut.map(({ columns, isMarked }) => (isMarked ? "^" : " ").repeat(columns)).join("");
  return { line: cut.map(({ text }) => text).join(""), mark: mark.trimEnd() || `${" ".repeat(mark.length)}^` };
}

/** Returns the length of the key or value that a text begins with. */
function markedLength(text: string): number {
  const quoted = /^(?:"(?:[^"\\]|\\.)*"?|'[^']*'?)/.exec(text)?.[0];
  const plain = /^[^\s,\]}][^,\]}]*?(?=\s*(?::(?:\s|$)|[,\]}]|\s#|$))/.exec(text)?.[0];
  return Math.max(1, (quoted ?? plain ?? "").length);
}

function cellsOf(text: string, start: number, end: number): Cell[] {
  const cells: Cell[] = [];
  let offset = 0;
  for (const character of text) {
    const isMarked = offset >= start && offset < end;
    offset += character.length;
    const shown = character === "\t" ? TAB : printable(character);
    cells.push({ text: shown, columns: shown === character ? columnsOf(character) : shown.length, isMarked });
  }
  return cells;
}

/** Returns the cells that fit: from some way before the mark, with a sign for what is left out. */
function cutAround(cells: readonly Cell[], width: number): readonly Cell[] {
  const total = columnsIn(cells);
  if (total <= width) return cells;
  const marked = Math.max(
    0,
    cells.findIndex(({ isMarked }) => isMarked),
  );
  let first = marked;
  let before = Math.min(
    Math.floor(width / 2),
    Math.max(0, width - 2 - columnsIn(cells.filter(({ isMarked }) => isMarked))),
  );
  while (first > 0 && before >= (cells[first - 1] as Cell).columns) before -= (cells[--first] as Cell).columns;
  const head = first > 0 ? [CUT] : [];
  let room = width - head.length;
  let end = first;
  while (end < cells.length && columnsIn(cells.slice(end, end + 1)) + (end + 1 < cells.length ? 1 : 0) <= room)
    room -= (cells[end++] as Cell).columns;
  return [...head, ...cells.slice(first, end), ...(end < cells.length ? [CUT] : [])];
}

function columnsIn(cells: readonly Cell[]): number {
  return cells.reduce((sum, { columns }) => sum + columns, 0);
}
