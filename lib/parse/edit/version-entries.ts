import { isMap, type YAMLMap } from "yaml";
import { valueIn } from "../../text/value-in";
import { keyText } from "../data";
import { code, subject } from "../words";
import { pathOf, type EditedItem } from "./add-version";
import { mapIn } from "./map-in";
import { entryOf, type ParsedPair } from "./layout";
import { NotEditableError } from "./not-editable";

/** The versions of an item in a text. */
export interface VersionEntries {
  /** Path of the versions in the file: `images`, `ubuntu-2404`, `versions`. */
  readonly path: readonly string[];
  readonly map: YAMLMap;
  /**
   * Returns the entry of a version.
   * @throws NotEditableError if there is none, or more than one
   */
  entry(version: string): ParsedPair;
}

/**
 * Returns the versions of an item.
 * @throws NotEditableError if they are no map of their own
 */
export function versionsIn(root: unknown, item: EditedItem): VersionEntries {
  const path = pathOf(item);
  const items = mapIn(isMap(root) ? entryOf(root, path[0])?.value : root, [path[0]]);
  const at = [...path, "versions"];
  const map = mapIn(entryOf(mapIn(entryOf(items, item.name)?.value, path), "versions")?.value, at);
  const pairs = new Map<string, ParsedPair[]>();
  for (const pair of map.items as ParsedPair[]) valueIn(pairs, keyText(pair), () => []).push(pair);
  return {
    path: at,
    map,
    entry(version) {
      const [pair, second] = pairs.get(version) ?? [];
      if (!pair) throw new NotEditableError(`${subject(at)} has no ${code(version)}`);
      if (second) throw new NotEditableError(`${subject(at)} has ${version} twice; write it by hand`);
      return pair;
    },
  };
}
