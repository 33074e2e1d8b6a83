import { JsonFault, parseJson } from "./json";
import { shownName, textOf } from "./read";
import { Refusal } from "./refusal";

/** What a JSON file holds; throws Refusal for one that cannot be read or is not JSON. */
export async function readJson(file: string): Promise<unknown> {
  const json = parseJson(await textOf(file), true);
  if (json instanceof JsonFault) throw new Refusal([json.of(shownName(file))]);
  return json;
}
