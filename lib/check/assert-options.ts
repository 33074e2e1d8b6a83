import type { CheckOptions } from "./check-options";
import { isDay } from "../spec/day";
import { isAllowedLimit } from "../spec/limit-settings";
import { didYouMean } from "../text/nearest";
import { FIXED_RULES } from "./fixed-rules";
import { limitHelp, limitProblem } from "./limits";
import { counted, found, quoted } from "../text/wording";
import type { Rule } from "./rule";
import { usageFaults } from "./usage-faults";

/** Thrown when options of a check are not valid. The message has one line for each. */
export class CheckOptionsError extends Error {
  override readonly name = "CheckOptionsError";
}

/** The most faults of usage that are listed. Further ones are counted. */
const MOST_FAULTS = 10;

/**
 * Refuses options that would otherwise be ignored: a severity of a rule that does not exist, a day that is no date,
 * a limit that does not exist, two rules with one id; and a severity that is lower than the rule's own.
 * @throws CheckOptionsError that lists all of these
 */
export function assertCheckOptions(builtIn: readonly Rule[], options: Omit<CheckOptions, "origins">): void {
  const ids = builtIn.map(({ id }) => id);
  const faults = [
    ...faultsOfSeverities(builtIn, options),
    ...faultsOfTexts(options),
    ...faultsOfDay(options),
    ...faultsOfLimits(options),
    ...faultsOfUsage(options),
    ...faultsOfRules(ids, options),
  ];
  if (faults.length > 0)
    throw new CheckOptionsError(["these settings of a check mean nothing:", ...faults].join("\n  "));
}

function faultsOfSeverities(builtIn: readonly Rule[], { severities = {}, rules = [] }: CheckOptions): string[] {
  const own = new Map([...builtIn, ...rules].map(({ id, severity }) => [id, severity]));
  return Object.entries<unknown>(severities).flatMap(([id, severity]) => {
    if (FIXED_RULES.includes(id)) return [`severities: that of ${quoted(id)} can't be changed; leave it out`];
    if (!own.has(id)) {
      const advice = didYouMean(id, [...own.keys()]) ?? "`gallerist explain` lists all rules";
      return [`severities: there is no rule ${quoted(id)}; ${advice}`];
    }
    if (severity === undefined || severity === "error" || severity === own.get(id)) return [];
    if (severity === "off" || severity === "warning") {
      return [
        `severities: that of ${quoted(id)} is ${String(own.get(id))}, and ${severity} would lower it; acknowledge its findings instead, with a reason`,
      ];
    }
    return [`severities: that of ${quoted(id)} is ${found(severity)}; it must be error or warning`];
  });
}

function faultsOfTexts(options: CheckOptions): string[] {
  return (["allowedRegions", "requiredTags"] as const).flatMap((key) => {
    const value: unknown = options[key];
    const isTexts = value === undefined || (Array.isArray(value) && value.every((item) => typeof item === "string"));
    return isTexts ? [] : [`${key}: ${found(value)} is not a list of texts`];
  });
}

function faultsOfDay({ asOf }: CheckOptions): string[] {
  if (asOf === undefined || (typeof asOf === "string" && isDay(asOf))) return [];
  return [`asOf: ${found(asOf)} is not a date; write today as YYYY-MM-DD`];
}

function faultsOfLimits({ limits = {} }: CheckOptions): string[] {
  return Object.entries(limits as Record<string, unknown>).flatMap(([name, value]) =>
    isAllowedLimit(name, value) ? [] : [`limits: ${limitProblem(name, value)}; ${limitHelp(name)}`],
  );
}

function faultsOfUsage({ usage = [] }: CheckOptions): string[] {
  const faults = usage.flatMap((row, index) => usageFaults(row).map((fault) => `usage: row ${index + 1}: ${fault}`));
  const more = faults.length - MOST_FAULTS;
  return more > 0 ? [...faults.slice(0, MOST_FAULTS), `usage: ${counted(more, "mistake")} more`] : faults;
}

function faultsOfRules(builtIn: readonly string[], { rules = [] }: CheckOptions): string[] {
  const taken = new Set([...builtIn, ...FIXED_RULES]);
  const own = new Set<string>();
  return rules.flatMap(({ id }) => {
    const isTwice = own.has(id);
    own.add(id);
    if (typeof id !== "string" || id.trim() === "")
      return [`rules: a rule has the id ${found(id)}; name the bad thing`];
    if (taken.has(id)) return [`rules: ${quoted(id)} is a rule of gallerist; choose another id, or set its severity`];
    return isTwice ? [`rules: ${quoted(id)} is the id of two rules; choose another for one of them`] : [];
  });
}
