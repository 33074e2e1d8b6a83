import { endOfExpression } from "./template";

/**
 * Returns what an object, a list or `jsonencode` of one stands for in an expression, as Terraform JSON would have it: texts
 * keep their templates, and anything else inside becomes one. Undefined for any other expression.
 */
export function literalOf(expression: string): unknown {
  const encoded = /^jsonencode\s*\(([^]*)\)$/.exec(expression.trim())?.[1];
  const text = (encoded ?? expression).trim();
  if (encoded === undefined && !/^[{[]/.test(text)) return undefined;
  const reader = new Reader(text);
  const value = reader.value(0);
  return value !== undefined && reader.isAtEnd() ? value : undefined;
}

/** Nothing of ours nests deeper, and a stack is not endless. */
const MAX_DEPTH = 100;

const CLOSERS: Readonly<Record<string, string>> = { "{": "}", "[": "]", "(": ")" };
const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

/** Reads one value after another. Each method gives undefined where it can't. */
class Reader {
  private index = 0;

  constructor(private readonly text: string) {}

  isAtEnd(): boolean {
    this.skip();
    return this.index === this.text.length;
  }

  value(depth: number): unknown {
    this.skip();
    const first = this.text[this.index];
    if (depth > MAX_DEPTH || first === undefined) return undefined;
    const start = this.index;
    const isFor = /^[{[]\s*for\s/.test(this.text.slice(start, start + 100));
    if (first === "{" && !isFor) return this.object(depth);
    if (first === "[" && !isFor) return this.list(depth);
    const text = first === '"' ? this.quoted() : undefined;
    if (text !== undefined && this.isAtEndOfValue()) return text;
    this.index = start;
    return this.plain();
  }

  private object(depth: number): unknown {
    const entries: [string, unknown][] = [];
    this.index++;
    for (;;) {
      this.skip(",");
      if (this.take("}")) return Object.fromEntries(entries);
      const key = this.text[this.index] === '"' ? this.quoted() : this.match(/[A-Za-z_][\w-]*/y);
      this.skip();
      if (key === undefined || key.includes("${") || !(this.take("=") || this.take(":"))) return undefined;
      const value = this.value(depth + 1);
      if (value === undefined) return undefined;
      entries.push([key, value]);
    }
  }

  private list(depth: number): unknown {
    const items: unknown[] = [];
    this.index++;
    for (;;) {
      this.skip(",");
      if (this.take("]")) return items;
      const value = this.value(depth + 1);
      if (value === undefined) return undefined;
      items.push(value);
    }
  }

  /** The text between quotation marks, with its templates as they are. */
  private quoted(): string | undefined {
    let text = "";
    this.index++;
    while (this.index < this.text.length) {
      const sign = this.text.charAt(this.index);
      if (sign === '"') {
        this.index++;
        return text;
      }
      if (sign === "\\") {
        const escaped = ESCAPES[this.text.charAt(this.index + 1)];
        if (escaped === undefined) return undefined;
        text += escaped;
        this.index += 2;
        continue;
      }
      const isTemplate = this.text.startsWith("${", this.index) && this.text[this.index - 1] !== "$";
      const end = isTemplate ? endOfExpression(this.text, this.index + 2) : this.index;
      if (end < 0) return undefined;
      text += this.text.slice(this.index, end + 1);
      this.index = end + 1;
    }
    return undefined;
  }

  /** A number, a flag or null, or else a template of the whole expression. */
  private plain(): unknown {
    const start = this.index;
    if (!this.toEndOfValue()) return undefined;
    const text = this.text.slice(start, this.index).trim();
    if (text === "") return undefined;
    if (/^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
    if (text === "true" || text === "false") return text === "true";
    return text === "null" ? null : `\${${text}}`;
  }

  private toEndOfValue(): boolean {
    const open: string[] = [];
    for (; this.index < this.text.length; this.index++) {
      const sign = this.text.charAt(this.index);
      if (open.length === 0 && /[,}\])\n]/.test(sign)) return true;
      if (sign === '"') {
        if (this.quoted() === undefined) return false;
        this.index--;
      } else if (CLOSERS[sign] !== undefined) open.push(CLOSERS[sign]);
      else if (sign === open.at(-1)) open.pop();
    }
    return open.length === 0;
  }

  private isAtEndOfValue(): boolean {
    const rest = this.match(/[ \t\r]*/y) ?? "";
    const sign = this.text[this.index];
    this.index -= rest.length;
    return sign === undefined || /[,}\])\n#/]/.test(sign);
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.index;
    const found = pattern.exec(this.text)?.[0];
    this.index += found?.length ?? 0;
    return found;
  }

  private take(sign: string): boolean {
    const isThere = this.text[this.index] === sign;
    if (isThere) this.index++;
    return isThere;
  }

  /** Skips space and comments, and separators where they may be. */
  private skip(separators = ""): void {
    for (;;) {
      this.match(/\s+|#[^\n]*|\/\/[^\n]*/y);
      const sign = this.text.charAt(this.index);
      if (sign !== "" && separators.includes(sign)) this.index++;
      else if (!/^(?:\s|#|\/\/)/.test(this.text.slice(this.index, this.index + 2))) return;
    }
  }
}
