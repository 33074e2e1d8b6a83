import { exampleWithOlder } from "../check/facts/examples";
import { itemFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import { defineRule } from "../check/rule";
import { isDay } from "../spec/day";

/** A warning: the version is hidden all the same, and stays longer than it was meant to. */
export const retiredInTheFuture = defineRule<ItemFault<{ readonly since: string; readonly asOf: string }>>({
  id: "retired-in-the-future",
  severity: "warning",
  section: "versions",
  summary: "`retired` since a day that is still to come",
  why: "A version is in its stage as soon as the file says so, whatever the day; the days until its next stage are counted from that day.",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery",
  find: ({ plans, asOf }) =>
    itemFaults(
      plans,
      ({ version: { spec }, at }) => {
        const since = spec.retired?.since;
        if (asOf === undefined || since === undefined || !isDay(since) || since <= asOf) return undefined;
        return { since, asOf, at: [...at, "retired", "since"] };
      },
      ({ since }) => since,
    ),
  problem: (fault) => `${fault.owner}: ${ofVersions(fault)} retired since ${fault.since}, and today is ${fault.asOf}`,
  help: () =>
    "write the day on which the version came to its stage; take `retired` out until then if it shall still serve",
  given: { asOf: "2026-11-22" },
  bad: [exampleWithOlder({ retired: { stage: "hidden", since: "2026-11-23" } })],
  good: [exampleWithOlder({ retired: { stage: "hidden", since: "2026-11-22" } })],
});
