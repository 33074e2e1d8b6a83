import { MAX_REPLICAS } from "../plan/replicas";
import type { Sizing } from "../spec/policy";
import { example } from "../check/facts/examples";
import { policies } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { found } from "../text/wording";

interface InvalidSizing extends Violation {
  readonly subject: string;
  readonly key: keyof Sizing;
  readonly value: unknown;
}

const ALLOWED: Record<keyof Sizing, { readonly words: string; readonly holds: (value: number) => boolean }> = {
  vmsPerReplica: { words: "a number above 0", holds: isAboveZero },
  overProvision: { words: "a number above 0", holds: isAboveZero },
  minimum: {
    words: `a whole number from 1 to ${MAX_REPLICAS}`,
    holds: (value) => Number.isInteger(value) && value >= 1 && value <= MAX_REPLICAS,
  },
};

export const invalidSizing = defineRule<InvalidSizing>({
  id: "invalid-sizing",
  severity: "error",
  section: "replicas",
  summary: "`sizing` holds a number that can't size replicas",
  why: "These numbers turn demand into replicas: at zero machines per replica any machines would ask for 100, and a factor of zero would leave only the minimum.",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery#scaling",
  *find({ plans }) {
    for (const { plan, policy, at, subject } of policies(plans)) {
      for (const key of ["vmsPerReplica", "overProvision", "minimum"] as const) {
        const value = policy.sizing?.[key];
        if (value !== undefined && !ALLOWED[key].holds(value)) {
          yield { plan, at: [...at, "sizing", key], subject, key, value };
        }
      }
    }
  },
  problem: ({ subject, key, value }) =>
    `${subject} sets \`${key}\` to ${found(value)}; it must be ${ALLOWED[key].words}`,
  help: ({ key }) => `write ${ALLOWED[key].words}, or leave \`${key}\` out`,
  bad: [example({ policy: { sizing: { vmsPerReplica: 0 } } })],
  good: [example({ policy: { sizing: { vmsPerReplica: 20, overProvision: 0.5, minimum: 1 } } })],
});

function isAboveZero(value: number): boolean {
  return Number.isFinite(value) && value > 0;
}
