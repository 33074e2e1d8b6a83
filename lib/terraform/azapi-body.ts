import { straysIn, type BodyShape } from "../azure/attributes/stray";
import { own } from "../text/order";
import { Fields, type Notes } from "./fields";
import { literalOf } from "./literal";
import { UnknownValue, type Resolve, type Resource } from "./resource";
import { isTemplate, templateParts } from "./template";

/** Nothing of ours nests deeper, and a stack is not endless. */
const MAX_DEPTH = 100;

/** Returns the body of a request with its objects and lists, whether it is written as such, as JSON text or behind `jsonencode`. */
export function bodyOf({ attributes, resolve }: Resource): unknown {
  const body = opened(own(attributes, "body"), resolve);
  if (typeof body !== "string") return body;
  const text = resolve(body);
  return typeof text === "string" ? (parsed(text) ?? body) : body;
}

/** A value with what its references lead to, as far as these are objects and lists; texts stay as they are written. */
function opened(value: unknown, resolve: Resolve, depth = 0): unknown {
  if (depth > MAX_DEPTH || value instanceof UnknownValue) return value;
  if (Array.isArray(value)) return value.map((item) => opened(item, resolve, depth + 1));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, opened(item, resolve, depth + 1)]));
  }
  if (typeof value !== "string" || !isTemplate(value)) return value;
  const resolved = resolve(value);
  const referred = resolved instanceof UnknownValue ? literalIn(resolved.end) : resolved;
  if (isContainer(referred)) return opened(referred, resolve, depth + 1);
  // `jsonencode` of a reference leads on; anything else is a text.
  return typeof referred === "string" && resolved instanceof UnknownValue && referred !== value
    ? opened(referred, resolve, depth + 1)
    : value;
}

function isContainer(value: unknown): boolean {
  return typeof value === "object" && value !== null && !(value instanceof UnknownValue);
}

function literalIn(template: string): unknown {
  const [part, ...others] = templateParts(template) ?? [];
  return part && "expression" in part && others.length === 0 ? literalOf(part.expression) : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Notes what a body holds that no attribute names, and what of a specification can't be known therefore. */
export function noteStrays(shape: BodyShape, body: unknown, resource: Resource, notes: Notes): void {
  const fields = Fields.of(resource, notes);
  const seen = new Set<string>();
  for (const { path, value, hidesAttributes } of straysIn(shape, body)) {
    if (hidesAttributes) notes.lost.push([]);
    else if (/\.storageProfile\.|\.publishingProfile\.source/i.test(path)) notes.lost.push(["source"]);
    if (seen.has(path)) continue;
    seen.add(path);
    if (hidesAttributes) fields.noteUnresolved(`body.${path}`, [], shownText(value));
    else fields.noteWritten(`body.${path}`, "not known here");
  }
}

function shownText(value: unknown): string {
  if (value instanceof UnknownValue) return value.found;
  return typeof value === "string" ? value : "something other than an object";
}
