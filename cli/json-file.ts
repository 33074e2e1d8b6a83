import { readText, shownName, UnreadableFileError } from "./read";
import { Refusal } from "./refusal";

/** What a JSON file holds; throws Refusal for one that cannot be read or is not JSON. */
export async function readJson(file: string): Promise<unknown> {
  const name = shownName(file);
  try {
    return JSON.parse(await readText(file));
  } catch (error) {
    if (error instanceof UnreadableFileError) throw new Refusal([`cannot read ${name}: ${error.message}`]);
    if (error instanceof SyntaxError) throw new Refusal([`${name} is not JSON: ${error.message}`]);
    throw error;
  }
}
