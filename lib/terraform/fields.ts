import type { SpecPath } from "../spec/finding";
import { own } from "../text/order";
import type { UnreadValue } from "../plan/unread";
import { blocksOf, UnknownValue, type Attributes, type Resolve, type Resource, type Unresolved } from "./resource";

/** The lists that collect values that could not be read: for messages, and by the part of the spec that lacks them. */
export interface Notes {
  readonly unresolved: Unresolved[];
  /** Paths in a spec, below the path of the object that is read. */
  readonly lost: SpecPath[];
}

const NONE: readonly UnreadValue[] = [];

/** Bounds the recursion: no gallery resource nests deeper. */
const MAX_DEPTH = 100;

/**
 * Reads the attributes of a resource, or of a block in it, by type. A value that cannot be read is noted and undefined.
 */
export class Fields {
  private constructor(
    private readonly values: Attributes,
    private readonly resolve: Resolve,
    private readonly notes: Notes,
    private readonly address: string,
    /** The position of a block. It is put into words only for a value that could not be read. */
    private readonly place?: readonly [around: Fields, attribute: string, index: number],
  ) {}

  static of({ attributes, resolve, address }: Resource, notes: Notes): Fields {
    return new Fields(attributes, resolve, notes, address);
  }

  /** Reads a text. `at` is the part of the spec that depends on it. */
  text(attribute: string, ...at: SpecPath): string | undefined {
    const value = this.value(attribute, at);
    if (value === undefined || typeof value === "string") return value;
    if (typeof value === "number" || typeof value === "boolean") return String(value);
    return this.noteUnresolved(attribute, at, "something other than a text");
  }

  /** Reads an id that is only passed on. An expression stays as it is written. */
  id(attribute: string): string | undefined {
    const value = this.resolved(attribute);
    if (value instanceof UnknownValue) return value.found;
    return typeof value === "string" ? value : undefined;
  }

  number(attribute: string, ...at: SpecPath): number | undefined {
    const value = this.value(attribute, at);
    if (value === undefined || typeof value === "number") return value;
    const number = typeof value === "string" && value.trim() !== "" ? Number(value) : NaN;
    return Number.isNaN(number) ? this.noteUnresolved(attribute, at, shownValue(value)) : number;
  }

  flag(attribute: string, ...at: SpecPath): boolean | undefined {
    const value = this.value(attribute, at);
    if (value === undefined || typeof value === "boolean") return value;
    if (value === "true" || value === "false") return value === "true";
    return this.noteUnresolved(attribute, at, shownValue(value));
  }

  /** Reads one of a few words, in any capitals. */
  choice<T extends string>(attribute: string, choices: readonly T[], ...at: SpecPath): T | undefined {
    const text = this.text(attribute, ...at);
    if (text === undefined) return undefined;
    const choice =
      choices.find((each) => each === text) ?? choices.find((each) => each.toLowerCase() === text.toLowerCase());
    return choice ?? this.noteUnresolved(attribute, at, text);
  }

  /** Reads a map of texts, such as tags. Entries that cannot be read are left out. */
  record(attribute: string, ...at: SpecPath): Record<string, string> | undefined {
    const value = this.value(attribute, at);
    if (value === undefined) return undefined;
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return this.noteUnresolved(attribute, at, shownValue(value));
    }
    const entries: [string, string][] = [];
    for (const [key, given] of Object.entries(value)) {
      const [name, text] = [this.resolve(key), given === "" ? "" : this.resolve(given)];
      if (typeof name === "string" && isScalar(text)) entries.push([name, String(text)]);
      else
        this.noteUnresolved(
          `${attribute}[${JSON.stringify(key)}]`,
          at,
          text instanceof UnknownValue ? text.found : shownValue(text),
        );
    }
    return Object.fromEntries(entries);
  }

  /** Reads a list of texts. */
  texts(attribute: string, ...at: SpecPath): string[] | undefined {
    const value = this.value(attribute, at);
    if (value === undefined) return undefined;
    const texts = Array.isArray(value) ? value.map((item) => this.resolve(item)) : [];
    const isRead = Array.isArray(value) && texts.every((item) => typeof item === "string");
    return isRead ? texts : this.noteUnresolved(attribute, at, shownValue(value));
  }

  /** Reads any value and resolves every text in it; undefined if any part of it is unknown. */
  plain(attribute: string): unknown {
    const value = this.deep(this.resolved(attribute));
    return value instanceof UnknownValue ? undefined : value;
  }

  /** Reads nested blocks, in their order. */
  blocks(attribute: string, ...at: SpecPath): Fields[] {
    const value = this.value(attribute, at);
    const dynamic = blocksOf(own(this.values, "dynamic")).some((block) => Object.hasOwn(block, attribute));
    if (dynamic) this.noteUnresolved(attribute, at, "a dynamic block");
    const blocks = blocksOf(value);
    const areAll = value === undefined || blocks.length === (Array.isArray(value) ? value.length : 1);
    if (!areAll) this.noteUnresolved(attribute, at, "something other than blocks");
    return blocks.map(
      (block, index) => new Fields(block, this.resolve, this.notes, this.address, [this, attribute, index]),
    );
  }

  /** Reports whether the attribute is set, even if it cannot be read. */
  has(attribute: string): boolean {
    return this.resolved(attribute) !== undefined;
  }

  /** Returns a required value, and notes it if it is missing. */
  needed<T>(attribute: string, value: T | undefined, ...at: SpecPath): T | undefined {
    return value !== undefined || this.has(attribute) ? value : this.noteUnresolved(attribute, at, "nothing");
  }

  /** The number of values that could not be read so far. */
  get unresolvedCount(): number {
    return this.notes.unresolved.length;
  }

  /** Returns the values that could not be read since there were `count` of them. */
  unresolvedAfter(count: number): readonly UnreadValue[] {
    if (this.unresolvedCount === count) return NONE;
    return this.notes.unresolved.slice(count).map(({ attribute, found }) => ({ attribute, found }));
  }

  /** Notes that an attribute could not be read. */
  noteUnresolved(attribute: string, at: SpecPath, found: string): undefined {
    this.notes.unresolved.push({ address: this.address, attribute: this.nameOf(attribute), found });
    if (at.length > 0) this.notes.lost.push(at);
    return undefined;
  }

  /** Notes an attribute that is written and not understood. */
  noteWritten(attribute: string, found: string): void {
    this.notes.unresolved.push({ address: this.address, attribute: this.nameOf(attribute), found, isWritten: true });
  }

  /** Returns an attribute with the blocks around it: `target_region[2].name`. */
  private nameOf(attribute: string): string {
    if (!this.place) return attribute;
    const [around, block, index] = this.place;
    return `${around.nameOf(block)}[${index}].${attribute}`;
  }

  private value(attribute: string, at: SpecPath): unknown {
    const value = this.resolved(attribute);
    return value instanceof UnknownValue ? this.noteUnresolved(attribute, at, value.found) : value;
  }

  private deep(given: unknown, depth = 0): unknown {
    const value = this.resolve(given);
    if (depth > MAX_DEPTH) return new UnknownValue("nested too deeply");
    if (typeof value !== "object" || value === null || value instanceof UnknownValue) return value;
    const entries = Object.entries(value).map(([key, item]) => [key, this.deep(item, depth + 1)] as const);
    const unread = entries.find(([, item]) => item instanceof UnknownValue);
    if (unread) return unread[1];
    return Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries);
  }

  private resolved(attribute: string): unknown {
    const value = own(this.values, attribute);
    return value === null || value === undefined ? undefined : (this.resolve(value) ?? undefined);
  }
}

function isScalar(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function shownValue(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  return typeof value === "string" ? value : String(value);
}
