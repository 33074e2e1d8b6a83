import * as z from "zod";
import { argumentIn, attributesIn, type Attribute } from "../../../../lib/azure/attributes/attribute";
import { CHANGES } from "../../../../lib/azure/attributes/changes";
import { GALLERY } from "../../../../lib/azure/attributes/gallery";
import { IMAGE_DEFINITION } from "../../../../lib/azure/attributes/image-definition";
import { IMAGE_VERSION } from "../../../../lib/azure/attributes/image-version";
import { imageSchema } from "../../../../lib/parse/image-schema";
import { gallerySpecSchema } from "../../../../lib/parse/schema";
import { azurermSchema, type Block } from "../../../support/provider-schema";

/** The schema of what stands at a path: of maps and lists, of their values. */
function at(schema: z.ZodType, ...path: readonly string[]): z.ZodType {
  if (schema instanceof z.ZodExactOptional) return at(schema.unwrap() as z.ZodType, ...path);
  if (schema instanceof z.ZodRecord) return at(schema.valueType as z.ZodType, ...path);
  if (schema instanceof z.ZodArray) return at(schema.element as z.ZodType, ...path);
  const [key, ...rest] = path;
  if (key === undefined) return schema;
  return at((schema as z.ZodObject).shape[key] as z.ZodType, ...rest);
}

/** Keys of a schema and of a table, with those below, by path. */
function schemaKeys(schema: z.ZodType, table: readonly Attribute[]): string[] {
  const { shape } = at(schema) as z.ZodObject;
  return Object.keys(shape).flatMap((key) => {
    const attribute = table.find((each) => each.key === key);
    const inner = attribute && attributesIn(attribute).filter(({ isDerived }) => !isDerived);
    const below = inner?.length ? schemaKeys(at(schema, key), inner).map((each) => `${key}.${each}`) : [];
    return [key, ...below];
  });
}

function tableKeys(table: readonly Attribute[]): string[] {
  return table
    .filter(({ isDerived }) => !isDerived)
    .flatMap((attribute) => [
      attribute.key,
      ...tableKeys(attributesIn(attribute)).map((each) => `${attribute.key}.${each}`),
    ]);
}

test.each<[string, z.ZodType, readonly Attribute[]]>([
  ["a gallery", at(gallerySpecSchema, "gallery"), GALLERY],
  ["an image definition", imageSchema, IMAGE_DEFINITION],
  ["an image version", at(imageSchema, "versions"), IMAGE_VERSION],
])("%s: every key of the schema has a row, and every row that is no derived one a key", (_, schema, table) => {
  expect(schemaKeys(schema, table).sort()).toEqual(tableKeys(table).sort());
});

test.each<[keyof typeof CHANGES, readonly Attribute[]]>([
  ["gallery", GALLERY],
  ["definition", IMAGE_DEFINITION],
  ["version", IMAGE_VERSION],
])("of a %s, whatever is sent has a class, and what a plan decides of regions has several", (object, table) => {
  const sent = table.filter(({ argument, form }) => argument !== undefined && form.kind !== "planned");
  const lacking = sent.filter(({ key }) => !CHANGES[object].has(key)).map(({ key }) => key);
  expect(lacking).toEqual(object === "version" ? ["targetRegions", "edgeZones"] : []);
});

/** Arguments of azurerm that a table names, and those of its blocks. */
function azurermArguments(table: readonly Attribute[]): string[] {
  return table.flatMap((attribute): string[] => {
    if (attribute.form.kind === "group") return azurermArguments(attribute.form.attributes);
    const sent = argumentIn(attribute, "azurerm");
    if (!sent) return [];
    const names = sent.form.kind === "flag-by-word" ? Object.values(sent.form.flags) : [sent.argument];
    return [...names, ...azurermArguments(attributesIn(attribute)).map((inner) => `${sent.argument}.${inner}`)];
  });
}

function isKnown({ attributes = {}, block_types: blocks = {} }: Block, path: string): boolean {
  const [name = "", ...rest] = path.split(".");
  const block = blocks[name]?.block;
  return rest.length === 0
    ? name in attributes || block !== undefined
    : block !== undefined && isKnown(block, rest.join("."));
}

test.each<[string, readonly Attribute[]]>([
  ["azurerm_shared_image_gallery", GALLERY],
  ["azurerm_shared_image", IMAGE_DEFINITION],
  ["azurerm_shared_image_version", IMAGE_VERSION],
])("%s has every argument that its table names", (type, table) => {
  const { block } = azurermSchema().resource_schemas[type] as { block: Block };
  const names = azurermArguments(table);
  expect(names.length).toBeGreaterThan(5);
  expect(names.filter((name) => !isKnown(block, name))).toEqual([]);
});

test("each source of a class is a page", () => {
  const sources = Object.values(CHANGES).flatMap((changes) => [...changes.values()].map(({ source }) => source));
  for (const source of sources) expect(source).toMatch(/^https:\/\//);
});
