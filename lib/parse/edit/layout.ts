import { Document, isMap, isScalar, Scalar, stringify, type Node, type Pair, type YAMLMap } from "yaml";
import { keyText } from "../data";
import { layOut } from "../spec-yaml";

/** A key and its value, to be put into a map. */
export interface Entry {
  readonly key: string;
  readonly value: unknown;
}

/** An entry of a text's map. */
export type ParsedPair = Pair<Scalar, Node | null>;

/** Returns the lines of an entry of a block map, without its indent: laid out and quoted like its neighbour. */
export function blockLines({ key, value }: Entry, neighbour: ParsedPair | undefined, unit: string): string[] {
  const document = new Document({ [key]: value }, { aliasDuplicateObjects: false });
  const [pair] = (document.contents as YAMLMap).items as [ParsedPair];
  layLike(pair.key, neighbour?.key);
  if (isMap(neighbour?.value)) layLike(pair.value, neighbour.value);
  else layOut(pair.value, key, unit.length);
  return document
    .toString({ indent: Math.max(1, unit.length), lineWidth: 0 })
    .trimEnd()
    .split("\n");
}

/** Lays a node out like its neighbour. A part that the neighbour lacks is laid out by its length. */
function layLike(node: Node | null, neighbour: Node | null | undefined): void {
  if (isScalar(node) && isScalar(neighbour) && isQuoted(neighbour)) node.type = neighbour.type as Scalar.Type;
  if (!isMap(node)) return;
  if (isMap(neighbour)) node.flow = neighbour.flow === true;
  else layOut(node, "", 0);
  for (const pair of node.items as ParsedPair[])
    layLike(pair.value, isMap(neighbour) ? valueOf(neighbour, pair) : null);
}

function valueOf(map: YAMLMap, { key }: ParsedPair): Node | null {
  return (map.items as ParsedPair[]).find((pair) => pair.key.value === key.value)?.value ?? null;
}

function isQuoted({ type }: Scalar): boolean {
  return type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE;
}

/** The layout of an entry between braces. */
export interface FlowStyle {
  readonly isJson: boolean;
  /** Indents of the lines below the first; undefined: everything on one line. */
  readonly indent: string | undefined;
  readonly unit: string;
  readonly lineBreak: string;
}

/** Returns the text of an entry of a map in braces. Its key is quoted like its neighbour's. */
export function flowText({ key, value }: Entry, neighbour: ParsedPair | undefined, style: FlowStyle): string {
  if (!style.isJson) return `${flowKey(key, neighbour)}: ${oneLine(value)}`;
  if (style.indent === undefined) return `${JSON.stringify(key)}: ${oneLine(value, AS_JSON)}`;
  const lines = JSON.stringify(value, null, style.unit).split("\n");
  return `${JSON.stringify(key)}: ${lines.join(style.lineBreak + style.indent)}`;
}

const AS_JSON = {
  defaultStringType: "QUOTE_DOUBLE",
  defaultKeyType: "QUOTE_DOUBLE",
  doubleQuotedAsJSON: true,
} as const;

/** Returns a value on one line. */
export function oneLine(value: unknown, quotes: typeof AS_JSON | undefined = undefined): string {
  if (typeof value === "string" && quotes === undefined) return inBraces(new Scalar(value));
  return stringify(value, { collectionStyle: "flow", lineWidth: 0, ...quotes }).trimEnd();
}

/** Returns a scalar as it stands between braces or brackets, where more texts need quotes than elsewhere. */
export function inBraces(scalar: Scalar): string {
  const list = stringify([scalar], {
    collectionStyle: "flow",
    flowCollectionPadding: false,
    lineWidth: 0,
    doubleQuotedAsJSON: true,
  });
  return list.trimEnd().slice(1, -1);
}

function flowKey(key: string, neighbour: ParsedPair | undefined): string {
  const scalar = new Scalar(key);
  layLike(scalar, neighbour?.key);
  return stringify(scalar, { lineWidth: 0 }).trimEnd();
}

/** Returns the entry with a key, the first one if the key is written twice. */
export function entryOf(map: YAMLMap, key: string): ParsedPair | undefined {
  return (map.items as ParsedPair[]).find((pair) => keyText(pair) === key);
}
