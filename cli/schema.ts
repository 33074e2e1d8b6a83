import { writeFile } from "node:fs/promises";
import { galleryJsonSchema } from "../lib/parse/json-schema";
import { EXIT, Refusal } from "./refusal";

export interface SchemaOptions {
  readonly out?: string;
}

/** `gallerist schema`: the JSON Schema of gallery.yaml, on standard output or into a file. */
export async function schema({ out }: SchemaOptions): Promise<number> {
  const text = `${JSON.stringify(galleryJsonSchema(), null, 2)}\n`;
  if (out === undefined) process.stdout.write(text);
  else await write(out, text);
  return EXIT.fine;
}

async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new Refusal([`cannot write ${file}: ${(error as Error).message}`]);
  }
}
