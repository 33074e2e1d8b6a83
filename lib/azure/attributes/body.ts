import { attributesIn, type Attribute } from "./attribute";

type Json = Readonly<Record<string, unknown>>;

/** Returns the attributes of a table that providers have, those of its groups side by side. */
export function sentAttributes(table: readonly Attribute[]): readonly Attribute[] {
  const known = SENT.get(table);
  if (known) return known;
  const sent = table.flatMap((attribute) =>
    attribute.form.kind === "group"
      ? sentAttributes(attribute.form.attributes)
      : attribute.argument === undefined
        ? []
        : [attribute],
  );
  SENT.set(table, sent);
  return sent;
}

const SENT = new WeakMap<readonly Attribute[], readonly Attribute[]>();

/** A feature of an image definition, as Azure lists them. */
export interface Feature {
  readonly name: string;
  readonly value: string;
}

/** Returns the body of a request with the values of arguments. Arguments that no attribute names are left out. */
export function toBody(table: readonly Attribute[], args: Json): Json {
  const body: Record<string, unknown> = {};
  const features: Feature[] = [];
  for (const attribute of sentAttributes(table)) {
    const value = args[attribute.argument as string];
    if (value === undefined) continue;
    const feature = featureOf(attribute, value);
    if (feature) features.push(feature);
    if (attribute.path !== undefined) put(body, attribute.path, valueOf(attribute, value));
  }
  if (features.length > 0) put(body, FEATURES, features);
  return body;
}

/** The argument that holds features as Azure lists them. */
export const FEATURE = "feature";

/** The path of the list of features of an image definition. */
const FEATURES = "properties.features";

/** Returns the feature for a value. A flag becomes a fixed value where it is true; a word is the feature's value. */
function featureOf({ feature }: Attribute, value: unknown): Feature | undefined {
  if (!feature) return undefined;
  if (feature.value === undefined) return { name: feature.name, value: String(value) };
  return value === true ? { name: feature.name, value: feature.value } : undefined;
}

function valueOf({ form }: Attribute, value: unknown): unknown {
  if (form.kind === "blocks") return (value as readonly Json[]).map((item) => toBody(form.attributes, item));
  return form.kind === "block" ? toBody(form.attributes, value as Json) : value;
}

/**
 * Returns the arguments for a body. Properties that no attribute names are left out. A value that should be a list or
 * an object and is not stays as it is, so that the caller can report it.
 */
export function fromBody(table: readonly Attribute[], body: unknown): Record<string, unknown> {
  const args: Record<string, unknown> = {};
  for (const attribute of sentAttributes(table)) {
    if (attribute.path === undefined) continue;
    const value = get(body, attribute.path);
    if (value === undefined || value === null) continue;
    args[attribute.argument as string] = fromValue(attribute, value);
  }
  const features = table.some(({ feature }) => feature) ? get(body, FEATURES) : undefined;
  return features === undefined || features === null ? args : { ...args, [FEATURE]: features };
}

function fromValue({ form }: Attribute, value: unknown): unknown {
  if (form.kind === "blocks" && Array.isArray(value)) return value.map((item) => fromBody(form.attributes, item));
  return form.kind === "block" && typeof value === "object" ? fromBody(form.attributes, value) : value;
}

/** Returns the place in a body of an argument, which may have list indexes: `data_disk[2].source_id`. */
export function placeInBody(table: readonly Attribute[], argument: string): string {
  let at = table;
  const places = argument.split(".").map((part) => {
    const name = part.replace(/\[.*/s, "");
    const attribute = sentAttributes(at).find((each) => each.argument === name);
    at = attribute ? attributesIn(attribute) : [];
    return attribute?.path === undefined ? part : attribute.path + part.slice(name.length);
  });
  return places.join(".");
}

function put(body: Record<string, unknown>, path: string, value: unknown): void {
  const keys = path.split(".");
  const last = keys.pop() as string;
  let at = body;
  for (const key of keys) at = (at[key] ??= {}) as Record<string, unknown>;
  at[last] = value;
}

function get(body: unknown, path: string): unknown {
  let at = body;
  for (const key of path.split(".")) {
    if (typeof at !== "object" || at === null) return undefined;
    at = property(at as Json, key);
  }
  return at;
}

/** Returns a property, ignoring case as Azure does: its command line writes some in another case, such as `vCpUs`. */
function property(object: Json, key: string): unknown {
  if (Object.hasOwn(object, key)) return object[key];
  const lower = key.toLowerCase();
  const other = Object.keys(object).find((each) => each.length === key.length && each.toLowerCase() === lower);
  return other === undefined ? undefined : object[other];
}
