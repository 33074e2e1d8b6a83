import { check } from "../../lib/index";
import type { SpecOrigin } from "../../lib/spec/finding";
import { specOrigins } from "../../lib/plan/origins";
import { plansOf } from "../../lib/plan/plan";
import type { GallerySpec } from "../../lib/spec/gallery-spec";

/** What is said of an app whose specs were read from files: three lines for each finding, with the keys that lead to its place. */
export function report(...specs: readonly GallerySpec[]): string[] {
  const read = specs.map(plansOf);
  const plans = read.flat();
  const origins = new Map(read.flatMap((plans) => [...specOrigins(plans, KEYS_AS_PLACE)]));
  return check(plans, { origins }).flatMap(({ severity, rule, path, place, problem, help }) => [
    `${severity}[${rule}] ${path} at ${place?.file ?? "?"}`,
    problem,
    help,
  ]);
}

/** The ids of the rules that find something in specs that a program made. */
export function ruleIds(...specs: readonly GallerySpec[]): string[] {
  return check(specs.flatMap(plansOf)).map(({ rule }) => rule);
}

const KEYS_AS_PLACE: SpecOrigin = {
  findings: [],
  place: (at) => ({ file: at.join(" "), line: 1, column: 1 }),
  isIncomplete: () => false,
};
