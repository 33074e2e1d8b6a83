/** A key of an object, or an item of a list, in a JSON text. */
export interface JsonEntry {
  /** The key; empty for an item. */
  readonly key: string;
  /** The offset of the key, or of the item. */
  readonly offset: number;
}

/**
 * Walks a valid JSON text from its beginning to its end, to find where things stand. What the caller does not read is
 * skipped, so that a large text takes little time and no memory.
 */
export class JsonScanner {
  private offset = 0;

  constructor(private readonly text: string) {}

  /** Reads the members of an object, one by one. The caller reads the value of each, or leaves it. Other values have none. */
  *members(): Generator<JsonEntry> {
    if (this.next() !== "{") return;
    this.offset++;
    while (this.next() !== "}") {
      const offset = this.offset;
      const key = this.readString();
      this.next(); // the colon
      this.offset++;
      yield* this.entry({ key, offset });
    }
    this.offset++;
  }

  /** Reads the items of a list, one by one, as `members` does. */
  *items(): Generator<JsonEntry> {
    if (this.next() !== "[") return;
    this.offset++;
    while (this.next() !== "]") yield* this.entry({ key: "", offset: this.offset });
    this.offset++;
  }

  /** Reads the members of an object, or of each object in a list. */
  *blocks(): Generator<JsonEntry> {
    if (this.next() === "{") yield* this.members();
    else for (const _ of this.items()) yield* this.members();
  }

  /** Reads a string; undefined for any other value, which is left. */
  string(): string | undefined {
    return this.next() === '"' ? this.readString() : undefined;
  }

  private *entry(entry: JsonEntry): Generator<JsonEntry> {
    this.next();
    const start = this.offset;
    yield entry;
    if (this.offset === start) this.skip();
    if (this.next() === ",") this.offset++;
  }

  /** Moves to the next character other than space, and returns it. */
  private next(): string {
    while (SPACE.has(this.text.charCodeAt(this.offset))) this.offset++;
    return this.text.charAt(this.offset);
  }

  private readString(): string {
    const start = this.offset;
    this.offset = this.afterString(start);
    const quoted = this.text.slice(start, this.offset);
    return quoted.includes("\\") ? (JSON.parse(quoted) as string) : quoted.slice(1, -1);
  }

  private afterString(start: number): number {
    let end = this.text.indexOf('"', start + 1);
    while (end >= 0 && this.isEscaped(end)) end = this.text.indexOf('"', end + 1);
    return end < 0 ? this.text.length : end + 1;
  }

  private isEscaped(offset: number): boolean {
    let first = offset;
    while (this.text.charCodeAt(first - 1) === BACKSLASH) first--;
    return (offset - first) % 2 === 1;
  }

  /** Moves behind a value. */
  private skip(): void {
    let depth = 0;
    while (this.offset < this.text.length) {
      const code = this.text.charCodeAt(this.offset);
      if (code === QUOTE) this.offset = this.afterString(this.offset);
      else if (depth === 0 && ENDS.has(code)) return;
      else {
        if (code === OPEN_LIST || code === OPEN_OBJECT) depth++;
        else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth--;
        this.offset++;
      }
    }
  }
}

const QUOTE = '"'.charCodeAt(0);
const BACKSLASH = "\\".charCodeAt(0);
const [OPEN_LIST, CLOSE_LIST] = ["[".charCodeAt(0), "]".charCodeAt(0)];
const [OPEN_OBJECT, CLOSE_OBJECT] = ["{".charCodeAt(0), "}".charCodeAt(0)];
const SPACE: ReadonlySet<number> = new Set([" ", "\t", "\r", "\n"].map((space) => space.charCodeAt(0)));
/** The characters that may follow a value. */
const ENDS: ReadonlySet<number> = new Set([",", "]", "}"].map((end) => end.charCodeAt(0)));
