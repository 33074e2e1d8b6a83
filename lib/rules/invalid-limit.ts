import { limitHelp, limitProblem } from "../check/limits";
import { isAllowedLimit } from "../spec/limit-settings";
import { example } from "../check/facts/examples";
import { defineRule, type Violation } from "../check/rule";

interface InvalidLimit extends Violation {
  readonly name: string;
  readonly value: unknown;
}

export const invalidLimit = defineRule<InvalidLimit>({
  id: "invalid-limit",
  severity: "error",
  section: "limits",
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
