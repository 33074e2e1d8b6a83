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
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery#limits",
  *find({ plans }) {
    for (const plan of plans) {
      for (const [name, value] of Object.entries(plan.spec.limits ?? {})) {
        if (!isAllowed(name, value)) yield { plan, at: ["limits", name], name, value };
      }
    }
  },
  problem: ({ name, value }) => `the limit ${quoted(name)} is ${found(value)}; it may be ${allowed(name)}`,
  help: ({ name }) => `write ${allowed(name)}, or leave ${quoted(name)} out`,
  bad: [example({ spec: { limits: { scaleSetInstances: 0 } } })],
  good: [example({ spec: { limits: { scaleSetInstances: 1 } } })],
});

function isAllowed(name: string, value: unknown): boolean {
  if (name === "profile" || value === undefined) return true;
  if (typeof value !== "number" || Number.isNaN(value)) return false;
  return name === "warnFrom" ? value >= 0 && value <= 1 : value > 0;
}

function allowed(name: string): string {
  return name === "warnFrom" ? "a number from 0 to 1" : "a number above 0";
}
