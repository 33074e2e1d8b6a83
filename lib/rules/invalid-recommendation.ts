import { isRecommendable, MOST_RECOMMENDED } from "../azure/recommendation-bounds";
import { example } from "../check/facts/examples";
import { definitions } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { found } from "../text/wording";

const KEYS = ["vcpus", "memoryGiB"] as const;

interface InvalidRecommendation extends Violation {
  readonly subject: string;
  readonly key: keyof typeof MOST_RECOMMENDED;
  readonly end: "min" | "max";
  readonly value: unknown;
}

export const invalidRecommendation = defineRule<InvalidRecommendation>({
  id: "invalid-recommendation",
  severity: "error",
  section: "definitions",
  summary: "recommended vCPUs or memory that azurerm does not take",
  why: "azurerm refuses these at plan; the bounds are its own, since Azure documents none.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  *find({ plans }) {
    for (const { plan, definition, at, subject } of definitions(plans)) {
      if (definition.spec.existing) continue;
      for (const key of KEYS) {
        for (const end of ["min", "max"] as const) {
          const value = definition.spec.recommended?.[key]?.[end];
          if (value === undefined || isRecommendable(value, MOST_RECOMMENDED[key])) continue;
          yield { plan, at: [...at, "recommended", key, end], subject, key, end, value };
        }
      }
    }
  },
  problem: ({ subject, key, end, value }) =>
    `\`recommended.${key}.${end}\` of ${subject} is ${found(value)}; azurerm takes whole numbers from 1 to ${MOST_RECOMMENDED[key]}`,
  help: ({ key, end }) => `write a whole number from 1 to ${MOST_RECOMMENDED[key]}, or leave \`${end}\` out`,
  bad: [example({ image: { recommended: { vcpus: { max: MOST_RECOMMENDED.vcpus + 1 } } } })],
  good: [example({ image: { recommended: { vcpus: { max: MOST_RECOMMENDED.vcpus } } } })],
});
