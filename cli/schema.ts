import { galleryJsonSchema } from "../lib/parse/json-schema";
import { STANDARD_INPUT } from "./read";
import { EXIT } from "./refusal";
import type { Stdio } from "./stdio";
import { writeWhole } from "./write-file";

export interface SchemaOptions {
  readonly out?: string;
}

/** Runs `gallerist schema`: writes the JSON Schema of gallery.yaml to standard output or to a file. */
export async function schema({ out }: SchemaOptions, stdio: Stdio): Promise<number> {
  const text = `${JSON.stringify(galleryJsonSchema(), null, 2)}\n`;
  if (out === undefined || out === STANDARD_INPUT) stdio.stdout.write(text);
  else await writeWhole(out, text);
  return EXIT.fine;
}
