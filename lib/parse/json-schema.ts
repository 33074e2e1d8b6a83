import * as z from "zod";
import { gallerySpecSchema } from "./schema";

/** The id of the schema. It changes when a valid file becomes invalid. */
export const SCHEMA_ID = "urn:gallerist:gallery:1";

/**
 * Returns the JSON Schema of a gallery.yaml, for editors. It comes from the definition that parses the file, so it
 * holds keys and types, and no rules of `check`. It is draft 7, because editors read that.
 */
export function galleryJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(gallerySpecSchema, { target: "draft-7" });
  return {
    $schema,
    $id: SCHEMA_ID,
    title: "gallery.yaml",
    description: "Which version of an image or application lives in which Azure region, for gallerist",
    ...schema,
  };
}
