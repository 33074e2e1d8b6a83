import { InvalidArgumentError } from "commander";
import { FAIL_ON, type FailOn } from "../lib/diff/fail-on";
import { didYouMean, orList } from "../lib/text/nearest";

/** Parses a comma list of the kinds of change to fail on. commander reports a wrong one. */
export function parseFailOn(text: string): FailOn[] {
  return text.split(",").map((word) => {
    const name = word.trim();
    const known = FAIL_ON.find((kind) => kind === name);
    if (known) return known;
    const hint = didYouMean(name, FAIL_ON) ?? `allowed are ${orList(FAIL_ON.map((kind) => `\`${kind}\``))}`;
    throw new InvalidArgumentError(`There is no "${name}"; ${hint}.`);
  });
}
