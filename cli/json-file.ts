import { JsonFault, parseJson } from "./json";
import { shownName, textOf } from "./read";
import { Refusal } from "./refusal";
import type { Stdio } from "./stdio";

/**
 * Returns the value in a JSON file.
 * @throws Refusal for a file that cannot be read or is not JSON
 */
export async function readJson(file: string, stdio: Stdio): Promise<unknown> {
  const text = await textOf(file, stdio);
  stdio.progress.expect(text.length);
  const json = parseJson(text, true);
  if (json instanceof JsonFault) throw new Refusal([json.of(shownName(file))]);
  return json;
}
