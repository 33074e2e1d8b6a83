import { Document, isMap, isPair, isScalar, isSeq, stringify, type Node } from "yaml";
import type { GallerySpec } from "../spec/gallery-spec";

/** The columns of a line. A value that fits stands on one line, unless it is a list of maps. */
const LINE = 78;
const INDENT = 2;

/** Returns a spec as a gallery.yaml that reads well, with short maps and lists on one line. */
export function specYaml(spec: GallerySpec): string {
  const document = new Document(spec, { aliasDuplicateObjects: false });
  if (isMap(document.contents)) document.contents.items.forEach((pair) => layOut(pair.value, String(pair.key), 0));
  return document.toString({ lineWidth: 0 });
}

/** Lays out a node and the nodes in it: on one line after its label, or item by item below it. */
export function layOut(value: unknown, label: string, indent: number): void {
  if (!isMap(value) && !isSeq(value)) return;
  const isList = isSeq(value) && value.items.some(isMap);
  const room = LINE - indent - label.length - 2;
  if (!isList && leastLength(value, room) <= room && oneLine(value).length <= room) {
    value.flow = true;
    return;
  }
  for (const item of value.items) {
    if (isMap(value))
      layOut((item as { value: unknown }).value, String((item as { key: unknown }).key), indent + INDENT);
    else layOut(item, "", indent + INDENT);
  }
}

/** Returns the least number of characters of a node, or any number above `most`. It does not write large nodes. */
function leastLength(node: unknown, most: number): number {
  if (isScalar(node)) return String(node.value).length;
  if (!isMap(node) && !isSeq(node)) return 0;
  let length = 0;
  for (const item of node.items) {
    if (length > most) break;
    length += isPair(item)
      ? leastLength(item.key, most) + 2 + leastLength(item.value, most - length)
      : leastLength(item, most - length);
  }
  return length;
}

function oneLine(node: Node): string {
  return stringify(node.toJSON(), { collectionStyle: "flow", lineWidth: 0 }).trimEnd();
}
