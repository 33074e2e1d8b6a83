import type { SpecPath } from "../spec/finding";
import type { GalleryPlan } from "../plan/plan";
import type { TimeoutMinutes } from "../spec/timeout-minutes";
import { example } from "../check/facts/examples";
import { items, itemVersions } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { found, quoted, shown } from "../text/wording";

interface InvalidTimeout extends Violation {
  readonly subject: string;
  readonly key: string;
  readonly minutes: unknown;
}

export const invalidTimeout = defineRule<InvalidTimeout>({
  id: "invalid-timeout",
  severity: "error",
  section: "versions",
  summary: "a timeout of no minutes",
  why: "A timeout is how long Terraform waits for Azure, which may take up to six hours to replicate an image; no minutes leave no time for anything.",
  source: "https://learn.microsoft.com/azure/virtual-machines/troubleshooting-shared-images",
  *find({ plans }) {
    for (const { plan, at, subject, timeouts } of allTimeouts(plans)) {
      for (const key of ["create", "read", "update", "delete"] as const) {
        const minutes = timeouts?.[key];
        const isValid = minutes === undefined || (Number.isFinite(minutes) && minutes > 0);
        if (!isValid) yield { plan, at: [...at, "timeoutMinutes", key], subject, key, minutes };
      }
    }
  },
  problem: ({ subject, key, minutes }) =>
    `${subject} waits ${found(minutes)} minutes to ${key}; a timeout is a number above 0`,
  help: ({ key }) => `write how many minutes to wait, or leave ${quoted(key)} out`,
  bad: [example({ version: { timeoutMinutes: { create: 0 } } })],
  good: [example({ version: { timeoutMinutes: { create: 1 } } })],
});

interface Timeouts {
  readonly plan: GalleryPlan;
  readonly at: SpecPath;
  readonly subject: string;
  readonly timeouts: TimeoutMinutes | undefined;
}

function* allTimeouts(plans: readonly GalleryPlan[]): Iterable<Timeouts> {
  for (const plan of plans) {
    const { name, timeoutMinutes } = plan.spec.gallery;
    yield { plan, at: ["gallery"], subject: shown(name), timeouts: timeoutMinutes };
  }
  for (const item of items(plans)) yield { ...item, timeouts: item.definition.spec.timeoutMinutes };
  for (const item of itemVersions(plans)) yield { ...item, timeouts: item.version.spec.timeoutMinutes };
}
