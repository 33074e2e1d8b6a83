import { exampleWithOlder } from "../check/facts/examples";
import { itemFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import { defineRule } from "../check/rule";
import { isDay } from "../spec/day";
import { found } from "../text/wording";

export const invalidRetirementDay = defineRule<ItemFault<{ readonly since: string }>>({
  id: "invalid-retirement-day",
  severity: "error",
  section: "versions",
  summary: "`retired` since a day that is none",
  why: "The days of a stage are counted from it, so `gallerist retain` keeps the version for ever.",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery",
  find: ({ plans }) =>
    itemFaults(
      plans,
      ({ version: { spec }, at }) =>
        spec.retired && !isDay(spec.retired.since)
          ? { since: spec.retired.since, at: [...at, "retired", "since"] }
          : undefined,
      ({ since }) => since,
    ),
  problem: (fault) =>
    `${fault.owner}: ${ofVersions(fault)} retired since ${found(fault.since)}; \`since\` must be a day, YYYY-MM-DD`,
  help: () => "write the day on which the version came to its stage, such as 2026-09-01",
  bad: [exampleWithOlder({ retired: { stage: "home", since: "2026-02-30" } })],
  good: [exampleWithOlder({ retired: { stage: "home", since: "2026-02-28" } })],
});
