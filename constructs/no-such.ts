import { didYouMean } from "../lib/text/nearest";
import { firstFew, found } from "../lib/text/wording";

/** An error for a name that nothing has: with the nearest names, else with some of those there are. */
export function noSuch(owner: string, kind: string, name: unknown, known: Iterable<string>): Error {
  const names = [...known];
  const some = names.length === 0 ? "it has none" : `it has ${firstFew(names)}`;
  return new Error(`${owner} has no ${kind} ${found(name)}; ${didYouMean(String(name), names) ?? some}`);
}
