import { DEFAULT_STAGES, type Retention } from "../spec/retention";
import type { ImageVersionSpec } from "../spec/image-version-spec";
import type { Retired, VersionSpec } from "../spec/version-spec";
import { millisecondsOf } from "../spec/dates";
import { daysBetween } from "./days";

/** The next step of a version on its way out. */
export type Step = Retired["stage"] | "deleted";

const STAGES: readonly Retired["stage"][] = ["hidden", "home"];

/** Returns the step that comes after the stage of a version. */
export function nextStep({ stages = DEFAULT_STAGES }: Retention, spec: VersionSpec): Step {
  const { allowRegionRemoval } = spec as Partial<ImageVersionSpec>;
  const left = spec.retired ? STAGES.slice(STAGES.indexOf(spec.retired.stage) + 1) : STAGES;
  const next = left.find((stage) => stages[stage] !== undefined && !(stage === "home" && allowRegionRemoval === false));
  return next ?? "deleted";
}

/** Returns the words for a stage that is not over, or whose day is not known; undefined if the version may go on. */
export function stillInStage(
  { stages = DEFAULT_STAGES }: Retention,
  { retired }: VersionSpec,
  asOf: number,
): string | undefined {
  if (!retired) return undefined;
  const since = millisecondsOf(retired.since);
  if (since === undefined) return `the day since which it is ${inStage(retired.stage)} cannot be read`;
  // A run never moves a version on that the same day's run has moved.
  const needed = Math.max(1, stages[retired.stage] ?? 0);
  if (daysBetween(since, asOf) >= needed) return undefined;
  return `${inStage(retired.stage)} since ${retired.since}, for ${String(needed)} days`;
}

/** Returns the words for a stage. */
export function inStage(stage: Retired["stage"]): string {
  return stage === "home" ? "at home only" : "hidden";
}
