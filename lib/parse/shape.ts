import * as z from "zod";
import type { SpecPath } from "../spec/finding";
import { orList } from "../text/nearest";
import { isRecord } from "./data";
import { code } from "./words";

/** Returns the schema of the value at a path of some data. It follows the alternative of a union that the data takes. */
export function schemaAt(root: z.ZodType, data: unknown, at: SpecPath): z.ZodType {
  let [schema, value] = [root, data];
  for (const step of at) {
    schema = partOf(alternativeFor(schema, value), step);
    value = valueAt(value, [step]);
  }
  return withoutOptional(schema);
}

/** Returns the value at a path of plain data; undefined where there is none. */
export function valueAt(data: unknown, at: SpecPath): unknown {
  let value = data;
  for (const step of at) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/** Returns the alternative of a union for a value that is a map or a list, else the schema itself. */
export function alternativeFor(schema: z.ZodType, value: unknown): z.ZodType {
  const bare = withoutOptional(schema);
  return alternatives(bare).find((option) => isOfShape(option, value)) ?? bare;
}

/** Returns a schema's alternatives: those of a union, or the schema itself. */
export function alternatives(schema: z.ZodType): readonly z.ZodType[] {
  return schema instanceof z.ZodUnion ? (schema.options as readonly z.ZodType[]) : [schema];
}

/** Reports whether a schema takes maps and the value is a map, or takes lists and the value is a list. */
export function isOfShape(schema: z.ZodType, value: unknown): boolean {
  if (Array.isArray(value)) return schema instanceof z.ZodArray;
  return isRecord(value) && (schema instanceof z.ZodObject || schema instanceof z.ZodRecord);
}

/** Returns the keys of a map with fixed keys; undefined for every other schema. */
export function keysOf(schema: z.ZodType): readonly string[] | undefined {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : undefined;
}

/** Reports whether a map may be without this key, or a list without this item. */
export function isRemovable(schema: z.ZodType, step: string | number): boolean {
  return !(schema instanceof z.ZodObject) || shapeOf(schema)[step] instanceof z.ZodExactOptional;
}

/** Returns the fixed words that a schema takes, even if it takes other values too. */
export function wordsOf(schema: z.ZodType): string[] {
  return alternatives(schema).flatMap((option) => {
    if (option instanceof z.ZodEnum) return option.options as string[];
    return option instanceof z.ZodLiteral ? [...option.values].map(String) : [];
  });
}

/** Says what a schema takes, in words for people who write YAML. */
export function expected(schema: z.ZodType): string {
  const options = alternatives(schema);
  const words = wordsOf(schema).map(code);
  const others = options.filter((option) => !(option instanceof z.ZodEnum || option instanceof z.ZodLiteral));
  const scalars = others.filter((option) => option instanceof z.ZodNumber || option instanceof z.ZodString);
  const rest = others.filter((option) => !(option instanceof z.ZodNumber || option instanceof z.ZodString));
  return orList([...scalars.map(kind), ...words, ...rest.map(kind)]);
}

function kind(schema: z.ZodType): string {
  if (schema instanceof z.ZodString) return "a text";
  if (schema instanceof z.ZodNumber) return "a number";
  if (schema instanceof z.ZodBoolean) return "`true` or `false`";
  if (schema instanceof z.ZodArray) return titled("a list", "of", schema.element as z.ZodType, "s");
  if (schema instanceof z.ZodRecord) return titled("a map", "by", schema.keyType as z.ZodType, "");
  const keys = keysOf(schema);
  if (!keys) return "anything";
  if (keys.length <= MOST_KEYS) return `a map with ${keys.join(", ")}`;
  const needed = keys.filter((key) => !isRemovable(schema, key));
  return needed.length === 0 ? "a map" : `a map with at least ${needed.join(", ")}`;
}

/** The most keys of a map that a message lists. Of a map with more, it names only the required keys. */
const MOST_KEYS = 9;

function titled(what: string, link: string, schema: z.ZodType, ending: string): string {
  const title = schema.meta()?.title;
  return title === undefined ? what : `${what} ${link} ${title}${ending}`;
}

function partOf(schema: z.ZodType, step: string | number): z.ZodType {
  if (schema instanceof z.ZodObject) return (Object.hasOwn(schema.shape, step) && shapeOf(schema)[step]) || ANYTHING;
  if (schema instanceof z.ZodRecord) return schema.valueType as z.ZodType;
  return schema instanceof z.ZodArray ? (schema.element as z.ZodType) : ANYTHING;
}

const ANYTHING = z.unknown();

function shapeOf(schema: z.ZodObject): Record<string | number, z.ZodType | undefined> {
  return schema.shape;
}

function withoutOptional(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodExactOptional ? (schema.unwrap() as z.ZodType) : schema;
}
