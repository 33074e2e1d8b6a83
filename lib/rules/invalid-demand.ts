import type { SpecPath } from "../spec/finding";
import type { GalleryPlan } from "../plan/plan";
import type { Demand } from "../spec/demand";
import { example } from "../check/facts/examples";
import { items } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { found, quoted } from "../text/wording";

interface InvalidDemand extends Violation {
  readonly subject: string;
  readonly region: string;
  readonly key: keyof Demand;
  readonly value: unknown;
}

export const invalidDemand = defineRule<InvalidDemand>({
  id: "invalid-demand",
  severity: "error",
  section: "replicas",
  summary: "a demand that is negative or not whole",
  why: "A replica count sized by demand is worked out from these numbers, so a negative one would quietly leave a region with too few replicas.",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery#scaling",
  *find({ plans }) {
    for (const plan of plans) {
      yield* invalidIn(plan, plan.spec.demand, ["demand"], "the demand");
      for (const { definition, at, subject } of items([plan])) {
        yield* invalidIn(plan, definition.spec.demand, [...at, "demand"], `the demand of ${subject}`);
      }
    }
  },
  problem: ({ subject, region, key, value }) =>
    `${subject} in ${quoted(region)} sets \`${key}\` to ${found(value)}; it must be a whole number from 0`,
  help: ({ key }) => `write how many are created at once, or leave \`${key}\` out`,
  bad: [example({ spec: { demand: { westeurope: { vms: -1 } } } })],
  good: [example({ spec: { demand: { westeurope: { vms: 0 } } } })],
});

function* invalidIn(
  plan: GalleryPlan,
  demand: Readonly<Record<string, Demand>> | undefined,
  at: SpecPath,
  subject: string,
): Iterable<InvalidDemand> {
  for (const [region, entry] of Object.entries(demand ?? {})) {
    for (const key of ["vms", "scaleSets", "largestScaleSet"] as const) {
      const value = entry[key];
      const isWhole = value === undefined || (Number.isSafeInteger(value) && value >= 0);
      if (!isWhole) yield { plan, at: [...at, region, key], subject, region, key, value };
    }
  }
}
