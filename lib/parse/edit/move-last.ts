import { isMap, isSeq, type Node, type YAMLSeq } from "yaml";
import { offsetOf } from "../data";
import { endOfNode } from "./insert-entry";
import { lineStart, nextLine, type TextEdit } from "./lines";
import { NotEditableError } from "./not-editable";

/**
 * Returns the edits that move an item of a list to its end: every later item takes the place of the one before. An item
 * of a block list takes the comment at the end of its line along.
 */
export function moveLast(text: string, list: Node, index: number): TextEdit[] {
  if (!isSeq(list)) throw new NotEditableError("it is no list");
  const items = list.items as (Node | null)[];
  const slots = items.slice(index).map((item) => slotOf(text, list, item));
  for (const [at, [, end]] of slots.entries()) {
    const next = slots[at + 1];
    if (next && text.slice(end, lineStart(text, next[0])).includes("#"))
      throw new NotEditableError("comments stand between the items");
  }
  const texts = slots.map(([start, end]) => text.slice(start, end));
  const [first = "", ...others] = texts;
  return slots.map(([start, end], at) => ({ offset: start, removed: end - start, added: others[at] ?? first }));
}

type Slot = readonly [start: number, end: number];

function slotOf(text: string, list: YAMLSeq, item: Node | null): Slot {
  if (item === null) throw new NotEditableError("an item of the list is empty");
  if ("anchor" in item && item.anchor !== undefined) throw new NotEditableError("an item of the list has an anchor");
  const start = offsetOf(isMap(item) && !item.flow ? (item.items[0]?.key as Node) : item);
  const end = endOfNode(item);
  if (list.flow) return [start, end];
  const lineEnd = nextLine(text, text[end - 1] === "\n" ? end - 1 : end);
  return [start, end + text.slice(end, lineEnd).trimEnd().length];
}
