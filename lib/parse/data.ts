import { isAlias, isMap, isScalar, isSeq, type Alias, type Node, type Pair, type Scalar, type YAMLMap } from "yaml";
import type { SpecPath } from "../spec/finding";
import { own } from "../text/order";
import type { Mistake } from "./mistakes";
import { MAX_DEPTH, tooDeep, type YamlText } from "./text";
import { UnreadableSpecError } from "./unreadable";

/** The most values that aliases may repeat: enough for 10,000 versions, too few for an alias bomb. */
export const MAX_ALIASED = 1_000_000;

/** The tags that change nothing, or only name the core type of a value. */
const CORE_TAGS = new Set([
  "!",
  ...["str", "int", "float", "bool", "null", "map", "seq"].map((type) => `tag:yaml.org,2002:${type}`),
]);

/** A text as plain data without shared objects, and the mistakes that were found in it. */
export interface TextData {
  readonly value: unknown;
  readonly mistakes: readonly Mistake[];
  /** The node that each alias stands for. */
  readonly targets: ReadonlyMap<Alias, Node>;
  /** The paths of values that were left out of `value`, or that lack a part that their author wrote. */
  readonly lost: readonly SpecPath[];
}

/** Returns the data of a text. Keys are texts as written. Where a key is written twice, the first counts. */
export function toData(text: YamlText): TextData {
  const reader = new Reader(text);
  const value = reader.read(text.root);
  return { value, mistakes: reader.mistakes, targets: reader.targets, lost: reader.lost };
}

/** A walk over a tree in the order of the text. An alias means the latest anchor before it. */
class Reader {
  readonly mistakes: Mistake[] = [];
  readonly targets = new Map<Alias, Node>();
  readonly lost: SpecPath[] = [];
  private readonly anchors = new Map<string, Node>();
  private readonly path: (string | number)[] = [];
  /** The aliased nodes that are being read. An alias to one of them would never end. */
  private readonly expanding = new Set<Node>();
  /** The outermost alias that is being followed. */
  private follows: Alias | undefined;
  private aliased = 0;
  private depth = 0;

  constructor(private readonly text: YamlText) {}

  read(node: Node | null): unknown {
    if (node === null) return null;
    if (this.follows && ++this.aliased > MAX_ALIASED) {
      throw this.unreadable(node, `aliases repeat more than ${MAX_ALIASED.toLocaleString("en")} values`);
    }
    if (++this.depth > MAX_DEPTH) throw tooDeep(offsetOf(this.follows ?? node), this.text.file, this.text.lines);
    const value = isAlias(node) ? this.readAlias(node) : this.readValue(node);
    this.depth--;
    return value;
  }

  private readAlias(alias: Alias): unknown {
    const target = this.targets.get(alias) ?? this.anchors.get(alias.source);
    if (!target) throw this.unreadable(alias, `not YAML: the alias \`*${alias.source}\` has no anchor before it`);
    this.targets.set(alias, target);
    if (this.expanding.has(target)) throw this.unreadable(alias, `the alias \`*${alias.source}\` contains itself`);
    const { follows } = this;
    this.follows ??= alias;
    this.expanding.add(target);
    const value = this.readValue(target);
    this.expanding.delete(target);
    this.follows = follows;
    return value;
  }

  private readValue(node: Node): unknown {
    this.noteAnchor(node);
    if (node.tag !== undefined && !CORE_TAGS.has(node.tag)) this.report(node, { rule: "custom-tag", tag: node.tag });
    if (isMap(node)) return this.readMap(node);
    if (isSeq(node)) return node.items.map((item, index) => this.readAt(index, item as Node | null));
    return isScalar(node) ? this.readScalar(node) : null;
  }

  private readMap(map: YAMLMap): Record<string, unknown> {
    const data: Record<string, unknown> = {};
    const firsts = new Map<string, Scalar>();
    for (const pair of map.items as Pair<Scalar, Node | null>[]) {
      this.noteAnchor(pair.key);
      const key = keyText(pair);
      if (key === "<<" && pair.key.type === "PLAIN") {
        this.report(pair.key, { rule: "merge-key" });
        this.lost.push([...this.path]);
        this.readAt(key, pair.value);
        continue;
      }
      const value = this.readAt(key, pair.value);
      const first = firsts.get(key);
      if (key === "__proto__") this.reportAt(key, pair.key, { rule: "reserved-key", key });
      else if (first) this.skipSecond(key, pair.key, first, data[key], value);
      else {
        firsts.set(key, pair.key);
        data[key] = value;
      }
    }
    return data;
  }

  private skipSecond(key: string, node: Scalar, first: Scalar, read: unknown, skipped: unknown): void {
    const firstLine = this.text.lines.linePos(offsetOf(first)).line;
    this.reportAt(key, node, { rule: "duplicate-key", key, firstLine });
    if (!isRecord(skipped) || !isRecord(read)) {
      if (!isSame(read, skipped)) this.lost.push([...this.path, key]);
      return;
    }
    for (const part of new Set([...Object.keys(read), ...Object.keys(skipped)])) {
      if (!isSame(own(read, part), own(skipped, part))) this.lost.push([...this.path, key, part]);
    }
  }

  private readAt(step: string | number, node: Node | null): unknown {
    this.path.push(step);
    const value = this.read(node);
    this.path.pop();
    return value;
  }

  private readScalar(node: Scalar): unknown {
    const { value, source } = node;
    if (typeof value === "number" && source !== undefined && isUnclear(value, source)) {
      this.report(node, { rule: "unclear-number", written: source, value });
    }
    return value;
  }

  private noteAnchor(node: Node): void {
    if (!isAlias(node) && node.anchor !== undefined && !this.follows) this.anchors.set(node.anchor, node);
  }

  private reportAt(key: string, node: Node, mistake: Reported): void {
    this.path.push(key);
    this.report(node, mistake);
    this.path.pop();
  }

  /** Adds a mistake. The content of an alias is reported only where it is written. */
  private report(node: Node, mistake: Reported): void {
    if (!this.follows) this.mistakes.push({ ...mistake, at: [...this.path], offset: offsetOf(node) });
  }

  private unreadable(node: Node, message: string): UnreadableSpecError {
    const { line, col } = this.text.lines.linePos(offsetOf(this.follows ?? node));
    return new UnreadableSpecError(message, this.text.file, line, col);
  }
}

type Without<T> = T extends unknown ? Omit<T, "at" | "offset"> : never;
type Reported = Without<Mistake>;

/** Reports whether a number is unclear: leading zeros are octal elsewhere, and a double loses digits and infinities. */
function isUnclear(value: number, written: string): boolean {
  return (
    /^[-+]?0\d/.test(written) || !Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))
  );
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Reports whether a value is a map. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Returns the text of an entry's key. */
export function keyText(pair: Pair<Scalar, Node | null>): string {
  return String(pair.key.value);
}

/** Returns the offset at which a node begins. */
export function offsetOf(node: Node): number {
  return node.range?.[0] ?? 0;
}
