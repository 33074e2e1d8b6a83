import type { LocatedFinding } from "../lib/check/check-options";
import type { Finding } from "../lib/spec/finding";
import { byCodeUnit } from "../lib/text/order";
import type { Input } from "./input";

/** Returns findings in the order of the files and of their lines. Those of a file without a place come after its others. */
export function inFileOrder(located: readonly LocatedFinding[], inputs: readonly Input[]): Finding[] {
  const indexes = new Map(inputs.flatMap(({ plans }, index) => plans.map((plan) => [plan, index])));
  return located
    .map(({ finding, plan }) => ({ finding, index: indexes.get(plan) ?? inputs.length }))
    .sort((a, b) => a.index - b.index || byPlace(a.finding, b.finding))
    .map(({ finding }) => finding);
}

function byPlace({ place: a }: Finding, { place: b }: Finding): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return byCodeUnit(a.file, b.file) || a.line - b.line || a.column - b.column;
}
