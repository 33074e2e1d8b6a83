import { isAlias, isMap, isScalar, isSeq, type Alias, type Node, type Pair, type Scalar, type YAMLMap } from "yaml";
import type { Place, SpecPath } from "../spec/finding";
import { keyText, offsetOf } from "./data";
import type { YamlText } from "./text";

/** The places of the values of a text, by path. */
export interface Places {
  /** Returns the place of a key or list item, or of the nearest thing around it that exists. */
  readonly at: (path: SpecPath) => Place;
  readonly atOffset: (offset: number) => Place;
  /** Returns a scalar as it is written, without quotes; undefined for anything else. */
  readonly written: (path: SpecPath) => string | undefined;
  /** Returns the nodes of a key or list item; undefined if it does not exist. */
  readonly nodes: (path: SpecPath) => Nodes | undefined;
}

/** The nodes of a key with its value, or of an item of a list. */
export interface Nodes {
  /** The entry of a map. @default - it is an item of a list */
  readonly pair?: ParsedPair;
  /** The value, also where an alias stands for it. */
  readonly value: Node | null;
  /** The map or list that holds it, also where an alias stands for that. */
  readonly holder: Node;
}

/** Looks paths up in a text's tree, through aliases. A map is indexed when it is first asked for. */
export function placesOf({ file, root, lines }: YamlText, targets: ReadonlyMap<Alias, Node>): Places {
  const indexes = new WeakMap<YAMLMap, Map<string, ParsedPair>>();

  const resolve = (node: Node | null | undefined): Node | null =>
    isAlias(node) ? (targets.get(node) ?? null) : (node ?? null);

  const entry = (map: YAMLMap, key: string): ParsedPair | undefined => {
    let index = indexes.get(map);
    if (!index) {
      // Reversed, so that the first is found where a key is written twice.
      index = new Map((map.items as ParsedPair[]).map((pair) => [keyText(pair), pair] as const).reverse());
      indexes.set(map, index);
    }
    return index.get(key);
  };

  /** Returns the node that shows where a path leads, and the value there if the whole path exists. */
  const follow = (path: SpecPath): { shown: Node | null; value: Node | null } => {
    let [shown, value] = [root, resolve(root)];
    for (const step of path) {
      const pair = isMap(value) ? entry(value, String(step)) : undefined;
      const item =
        isSeq(value) && typeof step === "number" ? (value.items[step] as Node | null | undefined) : undefined;
      if (!pair && !item) return { shown, value: null };
      shown = pair?.key ?? item ?? null;
      value = resolve(pair ? pair.value : item);
    }
    return { shown, value };
  };

  const nodes = (path: SpecPath): Nodes | undefined => {
    const [step] = path.slice(-1);
    const holder = follow(path.slice(0, -1)).value;
    if (step === undefined || holder === null) return undefined;
    if (isMap(holder)) {
      const pair = entry(holder, String(step));
      return pair && { pair, value: resolve(pair.value), holder };
    }
    const item =
      isSeq(holder) && typeof step === "number" ? (holder.items[step] as Node | null | undefined) : undefined;
    return item === undefined ? undefined : { value: resolve(item), holder };
  };

  const atOffset = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };

  return {
    at: (path) => {
      const { shown } = follow(path);
      return atOffset(shown === null ? 0 : offsetOf(shown));
    },
    atOffset,
    written: (path) => {
      const { value } = follow(path);
      return isScalar(value) ? value.source : undefined;
    },
    nodes,
  };
}

/** An entry of a text's map. */
export type ParsedPair = Pair<Scalar, Node | null>;
