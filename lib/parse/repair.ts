import type * as z from "zod";
import type { SpecPath } from "../spec/finding";
import type { GallerySpec } from "../spec/gallery-spec";
import { isRecord } from "./data";
import { alternativeFor, isRemovable, schemaAt, valueAt } from "./shape";

/** What is left of some data when everything wrong is taken out of it. */
export interface Repaired {
  readonly spec: GallerySpec;
  /** Paths of what was taken out, or replaced by something empty. */
  readonly pruned: readonly SpecPath[];
  /** A path in the spec as a path in the text: items of lists may have gone. */
  readonly written: (at: SpecPath) => SpecPath;
}

/** Changes data until it fits the schema: unknown keys and wrong values go, what must be there becomes empty. */
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

/** Stands for an item that was taken out of a list, so that the others keep their places until the end. */
const HOLE = Symbol("hole");

/** Settings of a gallery that can't be told. */
const UNNAMED = { name: "", resourceGroup: "", location: "" };

/** The empty value that a schema takes, if there is one; an empty text only where something must stand. */
function emptyFor(schema: z.ZodType, removable: boolean): unknown {
  const candidates = removable ? [{}, []] : [{}, [], "", { ...UNNAMED }];
  return candidates.find((empty) => schema.safeParse(empty).success);
}

function remove(data: unknown, at: SpecPath): void {
  const parent = valueAt(data, at.slice(0, -1));
  if (isRecord(parent)) delete parent[at.at(-1) as string];
}

/** Takes the holes out of a list. @returns where the remaining items were */
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
