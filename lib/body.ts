import type { BodyRow } from "./azure/bodies";

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

/** azurerm's arguments for what a body says. What no row names is left out; what is no list holds no items. */
export function fromBody(rows: readonly BodyRow[], body: unknown): Record<string, unknown> {
  const args: Record<string, unknown> = {};
  for (const { argument, path, items } of rows) {
    const value = get(body, path);
    if (value === undefined || value === null) continue;
    if (items && !Array.isArray(value)) continue;
    args[argument] = items ? (value as readonly unknown[]).map((item) => fromBody(items, item)) : value;
  }
  return args;
}

function put(body: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let at = body;
  for (const key of path.slice(0, -1)) at = (at[key] ??= {}) as Record<string, unknown>;
  at[path[path.length - 1] as string] = value;
}

function get(body: unknown, path: readonly string[]): unknown {
  let at = body;
  for (const key of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, key)) return undefined;
    at = (at as Json)[key];
  }
  return at;
}
