import type { SpecPath } from "./finding";
import type { Retention } from "./retention";

/** A number of a retention that is out of its range. */
export interface WrongNumber {
  /** Its path below the retention. */
  readonly at: SpecPath;
  readonly value: unknown;
  /** The numbers that are allowed, in words. */
  readonly allowed: string;
}

const WHOLE_FROM_1 = {
  words: "a whole number from 1",
  holds: (value: number) => Number.isSafeInteger(value) && value >= 1,
};
const WHOLE_FROM_0 = {
  words: "a whole number from 0",
  holds: (value: number) => Number.isSafeInteger(value) && value >= 0,
};
const SHARE = { words: "a number above 0, up to 1", holds: (value: number) => value > 0 && value <= 1 };

/** Returns the numbers of a retention that are out of their ranges. A number that is required and missing is one. */
export function wrongNumbers({ keep, days, perMinor = 0, stages = {}, atMost = {} }: Retention): WrongNumber[] {
  const numbers = [
    { at: ["keep"], value: keep, range: WHOLE_FROM_1 },
    { at: ["days"], value: days, range: WHOLE_FROM_0 },
    { at: ["perMinor"], value: perMinor, range: WHOLE_FROM_0 },
    { at: ["stages", "hidden"], value: stages.hidden ?? 1, range: WHOLE_FROM_1 },
    { at: ["stages", "home"], value: stages.home ?? 1, range: WHOLE_FROM_1 },
    { at: ["atMost", "perRun"], value: atMost.perRun ?? 1, range: WHOLE_FROM_1 },
    { at: ["atMost", "share"], value: atMost.share ?? 1, range: SHARE },
  ];
  return numbers.flatMap(({ at, value, range }) => (range.holds(value) ? [] : [{ at, value, allowed: range.words }]));
}
