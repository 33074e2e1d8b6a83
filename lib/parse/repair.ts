import type * as z from "zod";
import type { SpecPath } from "../spec/finding";
import type { GallerySpec } from "../spec/gallery-spec";
import { isRecord } from "./data";
import { alternativeFor, isRemovable, schemaAt, valueAt } from "./shape";

/** The rest of some data after everything wrong is removed. */
export interface Repaired {
  readonly spec: GallerySpec;
  /** The paths of values that were removed, or replaced by an empty value. */
  readonly pruned: readonly SpecPath[];
  /** Returns a path in the spec as a path in the text, since items of lists may have been removed. */
  readonly written: (at: SpecPath) => SpecPath;
}

/** Changes data until it fits the schema. Unknown keys and wrong values are removed; a required value becomes empty. */
export function repair(
  schema: z.ZodType,
  given: unknown,
  unknown: readonly SpecPath[],
  wrong: readonly SpecPath[],
): Repaired {
  const data: { spec: unknown } = { spec: given };
  for (const at of unknown) remove(data.spec, at);
  const pruned: SpecPath[] = [];
  const holed = new Set<unknown[]>();
  for (const at of wrong) prune(schema, data, at, pruned, holed);
  const kept = new Map([...holed].map((list) => [list, closeHoles(list)] as const));
  return { spec: data.spec as GallerySpec, pruned, written: (at) => writtenPath(data.spec, at, kept) };
}

function prune(
  schema: z.ZodType,
  data: { spec: unknown },
  at: SpecPath,
  pruned: SpecPath[],
  holed: Set<unknown[]>,
): void {
  pruned.push(at);
  const key = at.at(-1);
  if (key === undefined) {
    data.spec = { gallery: { ...UNNAMED } };
    return;
  }
  const parentAt = at.slice(0, -1);
  const parent = valueAt(data.spec, parentAt);
  if (typeof parent !== "object" || parent === null) return;
  const removable = isRemovable(alternativeFor(schemaAt(schema, data.spec, parentAt), parent), key);
  const empty = emptyFor(schemaAt(schema, data.spec, at), removable);
  if (empty !== undefined) (parent as Record<string | number, unknown>)[key] = empty;
  else if (Array.isArray(parent)) {
    parent[key as number] = HOLE;
    holed.add(parent);
  } else if (removable) remove(data.spec, at);
  else prune(schema, data, parentAt, pruned, holed);
}

/** A mark in place of an item that was removed from a list, so that the others keep their indexes until the end. */
const HOLE = Symbol("hole");

/** The settings of a gallery that could not be read. */
const UNNAMED = { name: "", resourceGroup: "", location: "" };

/** Returns the empty value that a schema takes, if there is one; an empty text only where a value is required. */
function emptyFor(schema: z.ZodType, removable: boolean): unknown {
  const candidates = removable ? [{}, []] : [{}, [], "", { ...UNNAMED }];
  return candidates.find((empty) => schema.safeParse(empty).success);
}

function remove(data: unknown, at: SpecPath): void {
  const parent = valueAt(data, at.slice(0, -1));
  if (isRecord(parent)) delete parent[at.at(-1) as string];
}

/** Removes the holes from a list. @returns the former indexes of the remaining items */
function closeHoles(list: unknown[]): number[] {
  const kept = [...list.keys()].filter((index) => list[index] !== HOLE);
  const items = kept.map((index) => list[index]);
  list.length = 0;
  for (const item of items) list.push(item);
  return kept;
}

function writtenPath(spec: unknown, at: SpecPath, kept: ReadonlyMap<unknown, readonly number[]>): SpecPath {
  if (kept.size === 0) return at;
  let value = spec;
  return at.map((step) => {
    const index = kept.get(value)?.[step as number] ?? step;
    value = valueAt(value, [step]);
    return index;
  });
}
