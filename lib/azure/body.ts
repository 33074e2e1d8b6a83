import type { BodyRow } from "./bodies";

type Json = Readonly<Record<string, unknown>>;

/** The body of a request that says what azurerm's arguments say. Arguments that no row names are left out. */
export function toBody(rows: readonly BodyRow[], args: Json): Json {
  const body: Record<string, unknown> = {};
  for (const { argument, path, items } of rows) {
    const value = args[argument];
    if (value === undefined) continue;
    put(body, path, items ? (value as readonly Json[]).map((item) => toBody(items, item)) : value);
  }
  return body;
}

/**
 * azurerm's arguments for what a body says. What no row names is left out; what should be a list and is none stays as
 * it is, for whoever reads it to tell.
 */
export function fromBody(rows: readonly BodyRow[], body: unknown): Record<string, unknown> {
  const args: Record<string, unknown> = {};
  for (const { argument, path, items } of rows) {
    const value = get(body, path);
    if (value === undefined || value === null) continue;
    args[argument] = items && Array.isArray(value) ? value.map((item) => fromBody(items, item)) : value;
  }
  return args;
}

/** Where a body has what an argument says, list items included: `data_disk[2].source_id`. */
export function placeInBody(rows: readonly BodyRow[], argument: string): string {
  let at = rows;
  const places = argument.split(".").map((part) => {
    const name = part.replace(/\[.*/s, "");
    const row = at.find((each) => each.argument === name);
    at = row?.items ?? [];
    return row ? row.path.join(".") + part.slice(name.length) : part;
  });
  return places.join(".");
}

function put(body: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let at = body;
  for (const key of path.slice(0, -1)) at = (at[key] ??= {}) as Record<string, unknown>;
  at[path[path.length - 1] as string] = value;
}

function get(body: unknown, path: readonly string[]): unknown {
  let at = body;
  for (const key of path) {
    if (typeof at !== "object" || at === null) return undefined;
    at = property(at as Json, key);
  }
  return at;
}

/** Azure compares names of properties without capitals, and its command line writes some with others: `vCpUs`. */
function property(object: Json, key: string): unknown {
  if (Object.hasOwn(object, key)) return object[key];
  const lower = key.toLowerCase();
  const other = Object.keys(object).find((each) => each.length === key.length && each.toLowerCase() === lower);
  return other === undefined ? undefined : object[other];
}
