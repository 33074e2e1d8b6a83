import { attributesIn, type Attribute } from "./attribute";
import { sentAttributes } from "./body";

/** Something in a body that no attribute names. */
export interface Stray {
  /** Keys that lead to it, with dots between and without the places of items in lists. */
  readonly path: string;
  readonly value: unknown;
  /** True if attributes are expected below it, so that none of them can be read. */
  readonly hidesAttributes: boolean;
}

/** The keys that are known in a body. Names of properties are in lower case, as Azure compares them. */
export interface BodyShape {
  readonly keys: ReadonlyMap<string, BodyShape>;
  /** True if everything below it is known, or read by a function that notes what it cannot read. */
  readonly isKnown: boolean;
}

interface Growing {
  readonly keys: Map<string, Growing>;
  isKnown: boolean;
}

/**
 * Returns the shape of a body.
 * @param others paths that are known besides those of the table: what Azure adds, and what others read
 */
export function bodyShape(table: readonly Attribute[], others: readonly string[] = []): BodyShape {
  const shape = grown();
  addTable(shape, table);
  for (const path of others) at(shape, path).isKnown = true;
  return shape;
}

function grown(): Growing {
  return { keys: new Map(), isKnown: false };
}

function addTable(shape: Growing, table: readonly Attribute[]): void {
  for (const attribute of sentAttributes(table)) {
    if (attribute.path === undefined) continue;
    const there = at(shape, attribute.path);
    const inside = attributesIn(attribute);
    if (inside.length > 0) addTable(there, inside);
    else there.isKnown = true;
  }
  if (!table.some(({ feature }) => feature)) return;
  for (const key of ["name", "value"]) at(shape, `properties.features.${key}`).isKnown = true;
}

function at(shape: Growing, path: string): Growing {
  let there = shape;
  for (const key of path.toLowerCase().split(".")) {
    const next = there.keys.get(key) ?? grown();
    there.keys.set(key, next);
    there = next;
  }
  return there;
}

/** Returns what a body holds that is not known, in its order. What holds nothing is left out. */
export function straysIn(shape: BodyShape, body: unknown, path = ""): Stray[] {
  if (shape.isKnown || isNothing(body)) return [];
  if (Array.isArray(body)) return body.flatMap((item) => straysIn(shape, item, path));
  if (typeof body !== "object" || body === null || !isPlain(body))
    return [{ path, value: body, hidesAttributes: true }];
  return Object.entries(body).flatMap(([key, value]) => {
    const inner = shape.keys.get(key.toLowerCase());
    const there = path === "" ? key : `${path}.${key}`;
    if (inner) return straysIn(inner, value, there);
    return isNothing(value) ? [] : [{ path: there, value, hidesAttributes: false }];
  });
}

/** Reports whether a value is what Azure and Terraform list of keys that nobody set: null, an empty text, list or object, or one with nothing but these. */
export function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  if (typeof value !== "object") return false;
  return (Array.isArray(value) || isPlain(value)) && Object.values(value).every(isNothing);
}

/** Expressions are objects of a class. */
function isPlain(value: object): boolean {
  return Object.getPrototypeOf(value) === Object.prototype;
}
