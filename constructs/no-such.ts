import { didYouMean } from "../lib/text/nearest";
import { firstFew, found } from "../lib/text/wording";
import { UsageError } from "./usage-error";

/** Returns an error for a name that does not exist, with the nearest names, else with some of the existing ones. */
export function noSuch(owner: string, kind: string, name: unknown, known: Iterable<string>): UsageError {
  const names = [...known];
  const some = names.length === 0 ? "it has none" : `it has ${firstFew(names)}`;
  return new UsageError(`${owner} has no ${kind} ${found(name)}; ${didYouMean(String(name), names) ?? some}`);
}
