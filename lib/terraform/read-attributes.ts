import { argumentIn, type Attribute, type Form, type Provider } from "../azure/attributes/attribute";
import { parseResourceId } from "../azure/resource-id";
import { dateOf } from "../spec/dates";
import type { SpecPath } from "../spec/finding";
import type { Fields } from "./fields";

/** Values by the key of a table. A key without a value is left out. */
export type Values = Readonly<Record<string, unknown>>;

/** Says how attributes are read. */
export interface Reading {
  readonly provider: Provider;
  /** The part of a spec that lacks a value that cannot be read. @default - the attribute's own key */
  readonly at?: SpecPath;
}

/**
 * Returns the values of an object from its arguments, by the keys of its table. A value that cannot be read is noted.
 */
export function valuesOf(table: readonly Attribute[], fields: Fields, reading: Reading): Values {
  const values: Record<string, unknown> = {};
  for (const attribute of table) {
    const value = valueOf(attribute, table, fields, { ...reading, at: reading.at ?? [attribute.key] });
    if (value === undefined || (attribute.leavesOutDefault && value === attribute.default)) continue;
    values[attribute.key] = value;
  }
  return values;
}

type ReadingAt = Required<Reading>;

function valueOf(attribute: Attribute, table: readonly Attribute[], fields: Fields, reading: ReadingAt): unknown {
  if (attribute.form.kind === "group") return groupOf(attribute.form.attributes, fields, reading);
  if (attribute.form.kind === "id") return idOf(attribute, table, fields);
  const sent = argumentIn(attribute, reading.provider);
  if (!sent) return undefined;
  const { argument, form } = sent;
  if (attribute.unsent !== undefined && !fields.has(argument)) return attribute.unsent;
  return readAs(form, argument, fields, reading);
}

/**
 * Returns the values of a group of keys, if any of them is set; with required keys, only if the first of these is set.
 */
function groupOf(attributes: readonly Attribute[], fields: Fields, reading: ReadingAt): Values | undefined {
  const values = valuesOf(attributes, fields, reading);
  const first = attributes.find(({ isRequired }) => isRequired);
  if (first === undefined) return Object.keys(values).length === 0 ? undefined : values;
  return Object.hasOwn(values, first.key) ? { ...emptyTexts(attributes), ...values } : undefined;
}

function readAs(form: Form, argument: string, fields: Fields, reading: ReadingAt): unknown {
  const { at } = reading;
  switch (form.kind) {
    case "text":
    case "region":
      return fields.text(argument, ...at);
    case "number": {
      const number = fields.number(argument, ...at);
      return form.zeroIsNone && number === 0 ? undefined : number;
    }
    case "flag":
      return fields.flag(argument, ...at);
    case "choice":
      return wordOf(form.words, fields.choice(argument, Object.values(form.words), ...at));
    case "flag-of-word":
      return fields.flag(argument, ...at) ? form.word : undefined;
    case "flag-by-word":
      return Object.entries(form.flags).find(([, flag]) => fields.flag(flag, ...at))?.[0];
    case "date":
      return dateOf(fields.text(argument, ...at));
    case "texts":
      return fields.texts(argument, ...at);
    case "record":
      return fields.record(argument, ...at);
    case "json":
      return fields.plain(argument);
    case "block": {
      const [block] = fields.blocks(argument, ...at);
      return block && { ...emptyTexts(form.attributes), ...valuesOf(form.attributes, block, reading) };
    }
    case "blocks":
      return itemsOf(form.attributes, fields.blocks(argument, ...at), reading);
    case "id":
    case "group":
    case "timeouts":
    case "planned":
      return undefined;
  }
}

/** Returns the items of a list. An item without a required value is left out. */
function itemsOf(
  attributes: readonly Attribute[],
  blocks: readonly Fields[],
  reading: ReadingAt,
): Values[] | undefined {
  const items = blocks.flatMap((block) => {
    const values = valuesOf(attributes, block, reading);
    const lacking = attributes.filter(({ key, isRequired }) => isRequired && !Object.hasOwn(values, key));
    for (const attribute of lacking) block.needed(attribute.argument as string, undefined, ...reading.at);
    return lacking.length === 0 ? [values] : [];
  });
  return items.length === 0 ? undefined : items;
}

/** Returns an empty text for each required key, for those that could not be read and have been noted. */
function emptyTexts(attributes: readonly Attribute[]): Values {
  return Object.fromEntries(attributes.filter(({ isRequired }) => isRequired).map(({ key }) => [key, ""]));
}

function wordOf(words: Readonly<Record<string, string>>, written: string | undefined): string | undefined {
  return Object.entries(words).find(([, word]) => word === written)?.[0];
}

/**
 * Returns the id of one of several keys that share an argument. The type of the id, or of the resource that an
 * expression refers to, decides its key; any other id belongs to the first key.
 */
function idOf(attribute: Attribute, table: readonly Attribute[], fields: Fields): string | undefined {
  for (const argument of argumentsOf(attribute)) {
    const id = fields.id(argument);
    if (id === undefined) continue;
    const others = table.filter((each) => argumentsOf(each).includes(argument));
    if ((others.find((each) => isOfType(each, id)) ?? others[0]) === attribute) return id;
  }
  return undefined;
}

function argumentsOf({ argument, azurerm }: Attribute): string[] {
  return [argument, azurerm?.argument].filter((each) => each !== undefined);
}

function isOfType({ form, azurerm }: Attribute, id: string): boolean {
  const { types = [], references } = { ...form, ...azurerm?.form } as Extract<Form, { kind: "id" }>;
  const type = parseResourceId(id)?.type.toLowerCase();
  return references?.test(id) === true || types.some((each) => each.toLowerCase() === type);
}
