import type { YAMLMap } from "yaml";
import { offsetOf } from "../data";
import { above, below, endOf, lastOffset, type EditedText } from "./insert-entry";
import type { ParsedPair } from "./layout";
import { indentAt, lineStart, nextLine, type TextEdit } from "./lines";
import { NotEditableError } from "./not-editable";

/**
 * Returns the edits that take entries out of a map. The comments right above an entry leave with it, but not those
 * above the first one, which may be about the whole map.
 */
export function removeEntries({ text }: EditedText, map: YAMLMap, removed: ReadonlySet<ParsedPair>): TextEdit[] {
  const items = map.items as ParsedPair[];
  if (removed.size === 0) return [];
  if (removed.size >= items.length) throw new NotEditableError("no version would be left; write it by hand");
  return map.flow ? fromBraces(text, items, removed) : fromBlock(text, items, removed);
}

/** Returns the edits that take keys out of a map. Comments on lines of their own stay. */
export function removeKeys({ text }: EditedText, map: YAMLMap, removed: ReadonlySet<ParsedPair>): TextEdit[] {
  const items = map.items as ParsedPair[];
  if (removed.size === 0) return [];
  if (removed.size >= items.length)
    throw new NotEditableError("nothing of the version would be left; write it by hand");
  if (map.flow) return fromBraces(text, items, removed);
  return [...removed].map((pair) => {
    const start = lineStart(text, offsetOf(pair.key));
    return { offset: start, removed: nextLine(text, lastOffset(text, pair)) - start, added: "" };
  });
}

function fromBlock(text: string, items: readonly ParsedPair[], removed: ReadonlySet<ParsedPair>): TextEdit[] {
  return [...removed].map((pair) => {
    const indent = indentAt(text, offsetOf(pair.key));
    const start = pair === items[0] ? lineStart(text, offsetOf(pair.key)) : above(text, items, pair, indent);
    return { offset: start, removed: below(text, pair, indent) - start, added: "" };
  });
}

/** Returns one edit for each run of neighbours, and one for the comma before the last run where that ends the map. */
function fromBraces(text: string, items: readonly ParsedPair[], removed: ReadonlySet<ParsedPair>): TextEdit[] {
  return runsOf(items, removed).flatMap(([start, end]) => {
    const [first, last] = [items[start] as ParsedPair, items[end] as ParsedPair];
    const [before, next] = [items[start - 1], items[end + 1]];
    const from = offsetOf(first.key);
    if (!next) return fromEnd(text, endOf(before as ParsedPair), from, endOf(last));
    const isOnOwnLines = beginsLine(text, from) && beginsLine(text, offsetOf(next.key));
    const [cut, to] = isOnOwnLines
      ? [lineStart(text, from), nextLine(text, commaAfter(text, endOf(last)))]
      : [from, offsetOf(next.key)];
    return [{ offset: cut, removed: to - cut, added: "" }];
  });
}

/** Returns the edits for a run that ends the map: the comma before it leaves too, unless one stands behind it. */
function fromEnd(text: string, behind: number, from: number, end: number): TextEdit[] {
  if (!beginsLine(text, from)) return [{ offset: behind, removed: end - behind, added: "" }];
  const [comma, start] = [commaAfter(text, behind), lineStart(text, from)];
  const rest = /^[ \t]*,/.exec(text.slice(end));
  const hasOwnLine = /^[ \t]*(#.*)?$/.test(lineRest(text, end + (rest?.[0].length ?? 0)));
  const to = hasOwnLine ? nextLine(text, end) : end + (rest?.[0].length ?? 0);
  const lines = { offset: start, removed: to - start, added: "" };
  return rest ? [lines] : [lines, { offset: comma, removed: 1, added: "" }];
}

/** Returns the first and last index of each run of neighbours that are removed. */
function runsOf(items: readonly ParsedPair[], removed: ReadonlySet<ParsedPair>): [first: number, last: number][] {
  const runs: [number, number][] = [];
  items.forEach((item, index) => {
    if (!removed.has(item)) return;
    const run = runs.at(-1);
    if (run?.[1] === index - 1) run[1] = index;
    else runs.push([index, index]);
  });
  return runs;
}

function beginsLine(text: string, offset: number): boolean {
  return lineStart(text, offset) + indentAt(text, offset).length === offset;
}

function lineRest(text: string, offset: number): string {
  return text.slice(offset, nextLine(text, offset)).trimEnd();
}

/** Returns the offset of the comma behind an entry, past comments. */
function commaAfter(text: string, offset: number): number {
  const [between = ""] = /^(?:[ \t\r\n]|#.*)*/.exec(text.slice(offset)) ?? [];
  return offset + between.length;
}
