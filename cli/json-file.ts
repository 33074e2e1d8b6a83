import { JsonFault, parseJson } from "./json";
import { progress } from "./progress";
import { shownName, textOf } from "./read";
import { Refusal } from "./refusal";

/** What a JSON file holds; throws Refusal for one that cannot be read or is not JSON. */
export async function readJson(file: string): Promise<unknown> {
  const text = await textOf(file);
  progress.expect(text.length);
  const json = parseJson(text, true);
  if (json instanceof JsonFault) throw new Refusal([json.of(shownName(file))]);
  return json;
}
