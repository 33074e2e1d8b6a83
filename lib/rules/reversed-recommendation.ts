import type { Range } from "../spec/image-definition-spec";
import { example } from "../check/facts/examples";
import { definitions } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { found } from "../text/wording";

const WORDS = { vcpus: "vCPUs", memoryGiB: "GiB of memory" } as const;
const KEYS = ["vcpus", "memoryGiB"] as const;

interface ReversedRecommendation extends Violation {
  readonly subject: string;
  readonly key: keyof typeof WORDS;
  readonly min: number;
  readonly max: number;
}

export const reversedRecommendation = defineRule<ReversedRecommendation>({
  id: "reversed-recommendation",
  severity: "error",
  section: "definitions",
  summary: "a recommended minimum above its maximum",
  why: "azurerm compares the two only at apply, not at plan, and Azure refuses such an image definition too.",
  source: "https://learn.microsoft.com/azure/virtual-machines/troubleshooting-shared-images",
  *find({ plans }) {
    for (const { plan, definition, at, subject } of definitions(plans)) {
      for (const key of KEYS) {
        const { min, max }: Range = definition.spec.recommended?.[key] ?? {};
        if (min === undefined || max === undefined || !(min > max)) continue;
        yield { plan, at: [...at, "recommended", key], subject, key, min, max };
      }
    }
  },
  problem: ({ subject, key, min, max }) =>
    `${subject} recommends from ${found(min)} to ${found(max)} ${WORDS[key]}; Azure refuses a minimum above the maximum`,
  help: () => "swap `min` and `max`, or leave one of them out",
  bad: [example({ image: { recommended: { vcpus: { min: 8, max: 4 } } } })],
  good: [example({ image: { recommended: { vcpus: { min: 4, max: 4 } } } })],
});
