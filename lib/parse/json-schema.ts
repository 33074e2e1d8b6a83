import * as z from "zod";
import { gallerySpecSchema } from "./schema";

/** Changes when a file that was valid is valid no more. */
export const SCHEMA_ID = "urn:gallerist:gallery:1";

/**
 * JSON Schema of a gallery.yaml, for editors: from the very definition that parses it, so keys and types only; what
 * `check` finds besides is not in it. Draft 7, because that is what editors read.
 */
export function galleryJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(gallerySpecSchema, { target: "draft-7" });
  return {
    $schema,
    $id: SCHEMA_ID,
    title: "gallery.yaml",
    description: "Which version of an image lives in which Azure region, for gallerist",
    ...schema,
  };
}
