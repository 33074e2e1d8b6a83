import { isDateOrInstant } from "../spec/dates";
import type { SpecPath } from "../spec/finding";
import type { GalleryPlan } from "../plan/plan";
import { example } from "../check/facts/examples";
import { items, itemVersions } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { found } from "../text/wording";

interface InvalidEndOfLife extends Violation {
  readonly subject: string;
  readonly date: string;
}

export const invalidEndOfLife = defineRule<InvalidEndOfLife>({
  id: "invalid-end-of-life",
  severity: "error",
  section: "versions",
  summary: "an end of life that is not a date",
  why: "azurerm takes only dates in the form of RFC 3339, which this one is turned into, and refuses anything else at plan.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  *find({ plans }) {
    for (const { plan, at, subject, date } of endsOfLife(plans)) {
      if (date !== undefined && !isDateOrInstant(date)) yield { plan, at: [...at, "endOfLife"], subject, date };
    }
  },
  problem: ({ subject, date }) => `the end of life of ${subject} is ${found(date)}, which is not a date`,
  help: () => "write a date such as 2030-06-30, or an instant such as 2030-06-30T12:00:00Z",
  bad: [example({ version: { endOfLife: "2030-02-30" } })],
  good: [example({ version: { endOfLife: "2028-02-29" } })],
});

interface EndOfLife {
  readonly plan: GalleryPlan;
  readonly at: SpecPath;
  readonly subject: string;
  readonly date: string | undefined;
}

function* endsOfLife(plans: readonly GalleryPlan[]): Iterable<EndOfLife> {
  for (const item of items(plans)) yield { ...item, date: item.definition.spec.endOfLife };
  for (const item of itemVersions(plans)) yield { ...item, date: item.version.spec.endOfLife };
}
