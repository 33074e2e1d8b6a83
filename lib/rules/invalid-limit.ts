import { allowedLimits, isAllowedLimit, LIMIT_KEYS } from "../limits";
import { didYouMean } from "../nearest";
import { example } from "./examples";
import { defineRule, type Found } from "./rule";
import { found, quoted } from "./wording";

interface InvalidLimit extends Found {
  readonly name: string;
  readonly value: unknown;
}

export const invalidLimit = defineRule<InvalidLimit>({
  id: "invalid-limit",
  severity: "error",
  summary: "a limit that is not above zero",
  why: "A limit that means nothing is passed over, so the check would silently go by the number of the profile instead.",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery#limits",
  *find({ plans }) {
    for (const plan of plans) {
      for (const [name, value] of Object.entries(plan.spec.limits ?? {})) {
        if (!isAllowedLimit(name, value)) yield { plan, at: ["limits", name], name, value };
      }
    }
  },
  problem: ({ name, value }) => limitProblem(name, value),
  help: ({ name }) => limitHelp(name),
  bad: [example({ spec: { limits: { scaleSetInstances: 0 } } })],
  good: [example({ spec: { limits: { scaleSetInstances: 1 } } })],
});

/** What is wrong with a limit, in a spec or in the settings of a check. */
export function limitProblem(name: string, value: unknown): string {
  const allowed = allowedLimits(name);
  if (allowed === undefined) return `there is no limit ${quoted(name)}`;
  return `the limit ${quoted(name)} is ${found(value)}; it may be ${allowed}`;
}

/** What to do about it. */
export function limitHelp(name: string): string {
  const allowed = allowedLimits(name);
  if (allowed !== undefined) return `write ${allowed}, or leave ${quoted(name)} out`;
  return didYouMean(name, LIMIT_KEYS) ?? `write one of ${LIMIT_KEYS.join(", ")}`;
}
