import type { SpecPath } from "../spec/finding";
import { own } from "../text/order";
import type { UnreadValue } from "../plan/unread";
import { blocksOf, UnknownValue, type Attributes, type Resolve, type Resource, type Unresolved } from "./resource";

/** Where what could not be read is noted: for people, and by the part of the spec that lacks it. */
export interface Notes {
  readonly unresolved: Unresolved[];
  /** Paths below the found thing's own place in a spec. */
  readonly lost: SpecPath[];
}

const NONE: readonly UnreadValue[] = [];

/** Nothing of ours nests deeper, and a stack is not endless. */
const MAX_DEPTH = 100;

/** Attributes of a resource, or of a block in it, read by type. What can't be read is noted and is undefined. */
export class Fields {
  private constructor(
    private readonly values: Attributes,
    private readonly resolve: Resolve,
    private readonly notes: Notes,
    private readonly address: string,
    /** Of a block: where it stands. Put into words only when something is missing there. */
    private readonly place?: readonly [around: Fields, attribute: string, index: number],
  ) {}

  static of({ attributes, resolve, address }: Resource, notes: Notes): Fields {
    return new Fields(attributes, resolve, notes, address);
  }

  /** A text; `at` is the part of the spec that it decides. */
  text(attribute: string, ...at: SpecPath): string | undefined {
    const value = this.value(attribute, at);
    if (value === undefined || typeof value === "string") return value;
    if (typeof value === "number" || typeof value === "boolean") return String(value);
    return this.miss(attribute, at, "something other than a text");
  }

  /** An id that is only passed on: an expression stays as it is written. */
  id(attribute: string): string | undefined {
    const value = this.resolved(attribute);
    if (value instanceof UnknownValue) return value.found;
    return typeof value === "string" ? value : undefined;
  }

  number(attribute: string, ...at: SpecPath): number | undefined {
    const value = this.value(attribute, at);
    if (value === undefined || typeof value === "number") return value;
    const number = typeof value === "string" && value.trim() !== "" ? Number(value) : NaN;
    return Number.isNaN(number) ? this.miss(attribute, at, shownValue(value)) : number;
  }

  flag(attribute: string, ...at: SpecPath): boolean | undefined {
    const value = this.value(attribute, at);
    if (value === undefined || typeof value === "boolean") return value;
    if (value === "true" || value === "false") return value === "true";
    return this.miss(attribute, at, shownValue(value));
  }

  /** One of a few words, written with any capitals. */
  choice<T extends string>(attribute: string, choices: readonly T[], ...at: SpecPath): T | undefined {
    const text = this.text(attribute, ...at);
    if (text === undefined) return undefined;
    const choice =
      choices.find((each) => each === text) ?? choices.find((each) => each.toLowerCase() === text.toLowerCase());
    return choice ?? this.miss(attribute, at, text);
  }

  /** A map of texts, such as tags: entries that can't be read are left out. */
  record(attribute: string, ...at: SpecPath): Record<string, string> | undefined {
    const value = this.value(attribute, at);
    if (value === undefined) return undefined;
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      return this.miss(attribute, at, shownValue(value));
    }
    const entries: [string, string][] = [];
    for (const [key, given] of Object.entries(value)) {
      const [name, text] = [this.resolve(key), given === "" ? "" : this.resolve(given)];
      if (typeof name === "string" && isScalar(text)) entries.push([name, String(text)]);
      else
        this.miss(
          `${attribute}[${JSON.stringify(key)}]`,
          at,
          text instanceof UnknownValue ? text.found : shownValue(text),
        );
    }
    return Object.fromEntries(entries);
  }

  /** A list of texts. */
  texts(attribute: string, ...at: SpecPath): string[] | undefined {
    const value = this.value(attribute, at);
    if (value === undefined) return undefined;
    const texts = Array.isArray(value) ? value.map((item) => this.resolve(item)) : [];
    const isRead = Array.isArray(value) && texts.every((item) => typeof item === "string");
    return isRead ? texts : this.miss(attribute, at, shownValue(value));
  }

  /** Anything, with every text in it resolved; undefined where something in it is known to Terraform alone. */
  plain(attribute: string): unknown {
    const value = this.deep(this.resolved(attribute));
    return value instanceof UnknownValue ? undefined : value;
  }

  /** Nested blocks, in their order. */
  blocks(attribute: string, ...at: SpecPath): Fields[] {
    const value = this.value(attribute, at);
    const dynamic = blocksOf(own(this.values, "dynamic")).some((block) => Object.hasOwn(block, attribute));
    if (dynamic) this.miss(attribute, at, "a dynamic block");
    const blocks = blocksOf(value);
    const areAll = value === undefined || blocks.length === (Array.isArray(value) ? value.length : 1);
    if (!areAll) this.miss(attribute, at, "something other than blocks");
    return blocks.map(
      (block, index) => new Fields(block, this.resolve, this.notes, this.address, [this, attribute, index]),
    );
  }

  /** Whether there is such an attribute, read or not. */
  has(attribute: string): boolean {
    return this.resolved(attribute) !== undefined;
  }

  /** A value that must be there: it is noted when it is not. */
  needed<T>(attribute: string, value: T | undefined, ...at: SpecPath): T | undefined {
    return value !== undefined || this.has(attribute) ? value : this.miss(attribute, at, "nothing");
  }

  /** How much could not be read so far. */
  get missed(): number {
    return this.notes.unresolved.length;
  }

  /** What could not be read after so much. */
  missedAfter(count: number): readonly UnreadValue[] {
    if (this.missed === count) return NONE;
    return this.notes.unresolved.slice(count).map(({ attribute, found }) => ({ attribute, found }));
  }

  /** Notes that an attribute could not be read. */
  miss(attribute: string, at: SpecPath, found: string): undefined {
    this.notes.unresolved.push({ address: this.address, attribute: this.nameOf(attribute), found });
    if (at.length > 0) this.notes.lost.push(at);
    return undefined;
  }

  /** Notes that an attribute stands there, and is not understood. */
  missWritten(attribute: string, found: string): void {
    this.notes.unresolved.push({ address: this.address, attribute: this.nameOf(attribute), found, isWritten: true });
  }

  /** With the blocks around it: `target_region[2].name`. */
  private nameOf(attribute: string): string {
    if (!this.place) return attribute;
    const [around, block, index] = this.place;
    return `${around.nameOf(block)}[${index}].${attribute}`;
  }

  private value(attribute: string, at: SpecPath): unknown {
    const value = this.resolved(attribute);
    return value instanceof UnknownValue ? this.miss(attribute, at, value.found) : value;
  }

  private deep(given: unknown, depth = 0): unknown {
    const value = this.resolve(given);
    if (depth > MAX_DEPTH) return new UnknownValue("deeper than it may be");
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
