import { exampleWithOlder } from "../check/facts/examples";
import { itemFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import { defineRule } from "../check/rule";

/** A warning: the candidate is hidden all the same. */
export const retiredCandidate = defineRule<ItemFault<object>>({
  id: "retired-candidate",
  severity: "warning",
  section: "versions",
  summary: "a candidate that is `retired`",
  why: "A candidate is hidden and has no rank to keep, and `gallerist retain` never takes one out: it stays until somebody promotes or deletes it.",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery",
  find: ({ plans }) =>
    itemFaults(plans, ({ version: { spec }, at }) =>
      spec.retired && spec.state === "candidate" ? { at: [...at, "retired"] } : undefined,
    ),
  problem: (fault) => `${fault.owner}: ${ofVersions(fault)} both a candidate and retired`,
  help: () => "delete the version if nobody needs it; else take `retired` out",
  bad: [exampleWithOlder({ state: "candidate", retired: { stage: "hidden", since: "2026-09-01" } })],
  good: [exampleWithOlder({ retired: { stage: "hidden", since: "2026-09-01" } })],
});
