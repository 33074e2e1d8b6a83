import { STORAGE_ACCOUNT_TYPES } from "../azure/storage-account-types";
import * as z from "zod";
import { attributeOf, leftOutText, type Attribute } from "../azure/attributes/attribute";

/*
 * The building blocks of the schema of a spec. Descriptions are for the JSON Schema. Titles of keys and items are for
 * messages too: "a map by region", "a list of tiers".
 */

export const text = (description: string) => z.string().meta({ description });
export const number = (description: string) => z.number().meta({ description });
export const flag = (description: string) => z.boolean().meta({ description });

/** Adds the descriptions of a table to schemas: what an attribute is, and what leaving it out means. */
export const describedBy =
  (table: readonly Attribute[]) =>
  <Schema extends z.ZodType>(key: string, schema: Schema): Schema => {
    const attribute = attributeOf(table, key);
    const leftOut = leftOutText(attribute);
    const description =
      leftOut === undefined ? attribute.description : `${attribute.description}. Left out: ${leftOut}`;
    return schema.meta({ description });
  };

/** Returns the schema of a map whose keys are the user's: regions, names, versions. */
export const mapBy = <Value extends z.ZodType>(key: string, value: Value) =>
  z.record(z.string().meta({ title: key }), value);

/** Returns the schema of a list whose items have a name in messages. */
export const listOf = <Item extends z.ZodType>(title: string, item: Item) => z.array(item.meta({ title }));

/** The schema of a list of regions by name, in any spelling. */
export const regionList = listOf("region", z.string());

export const storageAccountType = z.enum(STORAGE_ACCOUNT_TYPES);

export const tags = mapBy("tag", z.string());

export const timeoutMinutes = z
  .strictObject({
    create: number("Minutes to create").exactOptional(),
    read: number("Minutes to read").exactOptional(),
    update: number("Minutes to update").exactOptional(),
    delete: number("Minutes to delete").exactOptional(),
  })
  .meta({ description: "Minutes that Terraform waits for an operation" });

export const demand = mapBy(
  "region",
  z.strictObject({
    vms: number("Virtual machines created at the same time").exactOptional(),
    scaleSets: number("Scale sets created at the same time").exactOptional(),
    largestScaleSet: number("Instances of the largest of these scale sets").exactOptional(),
  }),
).meta({ description: "What is created at once, by region" });
