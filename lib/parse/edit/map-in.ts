import { isAlias, isMap, type YAMLMap } from "yaml";
import { code, subject } from "../words";
import { NotEditableError } from "./not-editable";

/**
 * Returns what stands at a place, which must be a map.
 * @throws NotEditableError if it is an alias or something else
 */
export function mapIn(parent: unknown, at: readonly string[]): YAMLMap {
  if (isMap(parent)) return parent;
  const what = isAlias(parent) ? `the alias ${code(`*${parent.source}`)}` : "no map";
  throw new NotEditableError(`${subject(at)} is ${what}; write the version by hand`);
}
