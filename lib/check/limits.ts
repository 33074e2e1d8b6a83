import { allowedLimits, LIMIT_KEYS } from "../spec/limit-settings";
import { didYouMean } from "../text/nearest";
import { found, quoted } from "../text/wording";

/** Says what is wrong with a limit, in a spec or in the settings of a check. */
export function limitProblem(name: string, value: unknown): string {
  const allowed = allowedLimits(name);
  if (allowed === undefined) return `there is no limit ${quoted(name)}`;
  return `the limit ${quoted(name)} is ${found(value)}; it must be ${allowed}`;
}

/** Says what to do about a wrong limit. */
export function limitHelp(name: string): string {
  const allowed = allowedLimits(name);
  if (allowed !== undefined) return `write ${allowed}, or leave ${quoted(name)} out`;
  return didYouMean(name, LIMIT_KEYS) ?? `write one of ${LIMIT_KEYS.join(", ")}`;
}
