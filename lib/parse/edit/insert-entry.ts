import { isMap, isScalar, isSeq, type Node, type YAMLMap } from "yaml";
import { offsetOf } from "../data";
import type { ParsedPair } from "../places";
import { blockLines, flowText, type Entry, type FlowStyle } from "./layout";
import { indentAt, indentUnit, insertLines, lineBreakOf, lineStart, nextLine, type TextEdit } from "./lines";
import { NotEditableError } from "./not-editable";

/** A text that is edited, and whether it is JSON. */
export interface EditedText {
  readonly text: string;
  readonly isJson: boolean;
}

/** Returns the edits that put an entry into the map that a key holds: before one of its entries, or last. */
export function insertEntry(
  edited: EditedText,
  holder: ParsedPair,
  isHolderInBraces: boolean,
  entry: Entry,
  before?: ParsedPair,
): TextEdit[] {
  const map = holder.value;
  if (isMap(map)) {
    if (!map.flow) return [intoBlock(edited.text, map, entry, before)];
    const isEmptyInBlock = map.items.length === 0 && !isHolderInBraces && isBlank(edited.text, map);
    return isEmptyInBlock ? belowKey(edited.text, holder, entry) : intoBraces(edited, holder, map, entry, before);
  }
  if (map !== null && !(isScalar(map) && map.value === null)) {
    throw new NotEditableError(`\`${String(holder.key.value)}\` is not a map of its own; write the entry by hand`);
  }
  if (!isHolderInBraces) return belowKey(edited.text, holder, entry);
  const written = flowText(entry, undefined, flowStyle(edited, undefined));
  const [start, end] = map?.range ?? [endOf(holder), endOf(holder)];
  return [{ offset: start, removed: end - start, added: `${edited.text[start - 1] === " " ? "" : " "}{ ${written} }` }];
}

function isBlank(text: string, { range }: YAMLMap): boolean {
  return range ? /^\{[ \t]*\}$/.test(text.slice(range[0], range[1])) : false;
}

/** Returns the edit that puts an entry on its own lines into a block map. */
function intoBlock(text: string, map: YAMLMap, entry: Entry, before: ParsedPair | undefined): TextEdit {
  const items = map.items as ParsedPair[];
  const neighbour = (before ?? items.at(-1)) as ParsedPair;
  const indent = indentAt(text, offsetOf(neighbour.key));
  const lines = blockLines(entry, neighbour, blockUnit(text, neighbour)).map((line) => indent + line);
  return insertLines(text, before ? above(text, items, before, indent) : below(text, neighbour, indent), lines);
}

/** Returns the indent that the neighbour's entries add, or that of the text's first indented line. */
function blockUnit(text: string, { key, value }: ParsedPair): string {
  const [inner] = isMap(value) && !value.flow ? (value.items as ParsedPair[]) : [];
  const unit = inner ? indentAt(text, offsetOf(inner.key)).slice(indentAt(text, offsetOf(key)).length) : "";
  return unit === "" ? indentUnit(text) : unit;
}

/** Returns the offset above an entry and the comments right above it, which belong to it. */
export function above(text: string, items: readonly ParsedPair[], before: ParsedPair, indent: string): number {
  const previous = items[items.indexOf(before) - 1];
  const lowest = previous ? nextLine(text, lastOffset(text, previous)) : 0;
  let start = lineStart(text, offsetOf(before.key));
  while (start > lowest) {
    const line = lineStart(text, start - 1);
    if (line < lowest || !isComment(text, line, (width) => width <= indent.length)) break;
    start = line;
  }
  return start;
}

/** Returns the offset below an entry and its comments: the ones that are indented further. */
export function below(text: string, last: ParsedPair, indent: string): number {
  let end = nextLine(text, lastOffset(text, last));
  while (end < text.length && isComment(text, end, (width) => width > indent.length)) end = nextLine(text, end);
  return end;
}

function isComment(text: string, start: number, isMine: (width: number) => boolean): boolean {
  return text[start + indentAt(text, start).length] === "#" && isMine(indentAt(text, start).length);
}

/** Returns the offset of the end of an entry, before the line break that ends a block scalar. */
export function lastOffset(text: string, pair: ParsedPair): number {
  const end = endOf(pair);
  return text[end - 1] === "\n" ? end - 1 : end;
}

export function endOf({ key, value }: ParsedPair): number {
  return value === null ? (key.range?.[1] ?? 0) : endOfNode(value);
}

/** Returns the offset at which a value ends. The range of a block map reaches to the next node. */
export function endOfNode(node: Node): number {
  if (isMap(node) && !node.flow) return endOf(node.items.at(-1) as ParsedPair);
  if (isSeq(node) && !node.flow) return endOfNode(node.items.at(-1) as Node);
  return node.range?.[1] ?? 0;
}

/** Returns the edits that put an entry below a key without a value. `null` and empty braces are removed. */
function belowKey(text: string, holder: ParsedPair, entry: Entry): TextEdit[] {
  const unit = indentUnit(text);
  const indent = indentAt(text, offsetOf(holder.key)) + unit;
  const lines = blockLines(entry, undefined, unit).map((line) => indent + line);
  const [start, end] = holder.value?.range ?? [endOf(holder), endOf(holder)];
  const blank = text[start - 1] === " " && start < end ? 1 : 0;
  const removal = { offset: start - blank, removed: end - start + blank, added: "" };
  return [insertLines(text, nextLine(text, end), lines), ...(start < end ? [removal] : [])];
}

function intoBraces(
  edited: EditedText,
  holder: ParsedPair,
  map: YAMLMap,
  entry: Entry,
  before: ParsedPair | undefined,
): TextEdit[] {
  const { text } = edited;
  const items = map.items as ParsedPair[];
  const [open, end] = map.range ?? [0, 0];
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last) return [intoEmptyBraces(edited, holder, map, entry)];
  const hasLines = text.slice(open, offsetOf(first.key)).includes("\n");
  const neighbour = before ?? last;
  const indent = hasLines ? indentAt(text, offsetOf(neighbour.key)) : undefined;
  const isTall = text.slice(offsetOf(neighbour.key), endOf(neighbour)).includes("\n");
  const written = flowText(entry, neighbour, flowStyle(edited, isTall ? indent : undefined));
  const eol = lineBreakOf(text);
  if (before) {
    if (indent === undefined) return [{ offset: offsetOf(before.key), removed: 0, added: `${written}, ` }];
    return [insertLines(text, above(text, items, before, indent), [`${indent}${written},`])];
  }
  const behind = endOf(last);
  const closing = lineStart(text, end - 1);
  if (indent === undefined) return [{ offset: behind, removed: 0, added: `, ${written}` }];
  if (closing <= behind) return [{ offset: behind, removed: 0, added: `,${eol}${indent}${written}` }];
  const hasComma = text.slice(behind, end).replace(/#.*/g, "").includes(",");
  const line = insertLines(text, closing, [`${indent}${written}${hasComma ? "," : ""}`]);
  return hasComma ? [line] : [line, { offset: behind, removed: 0, added: "," }];
}

function intoEmptyBraces(edited: EditedText, holder: ParsedPair, map: YAMLMap, entry: Entry): TextEdit {
  const { text, isJson } = edited;
  const [open, end] = map.range ?? [0, 0];
  const indent = indentAt(text, offsetOf(holder.key));
  const [eol, unit] = [lineBreakOf(text), indentUnit(text)];
  const isOwnLine = lineStart(text, offsetOf(holder.key)) + indent.length === offsetOf(holder.key);
  if (!isJson || !isOwnLine || !isBlank(text, map)) {
    const written = flowText(entry, undefined, flowStyle(edited, undefined));
    return { offset: open + 1, removed: 0, added: ` ${written}${text[open + 1] === "}" ? " " : ""}` };
  }
  const written = flowText(entry, undefined, flowStyle(edited, indent + unit));
  return { offset: open, removed: end - open, added: `{${eol}${indent}${unit}${written}${eol}${indent}}` };
}

function flowStyle({ text, isJson }: EditedText, indent: string | undefined): FlowStyle {
  return { isJson, indent, unit: indentUnit(text), lineBreak: lineBreakOf(text) };
}
