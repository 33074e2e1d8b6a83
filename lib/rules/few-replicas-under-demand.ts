import { DEFAULT_SIZING } from "../plan/replicas";
import { isBelowDemand, shortLines, type ShortLine } from "../check/facts/demand-shortfalls";
import { example } from "../check/facts/examples";
import { defineRule } from "../check/rule";
import { andMore, counted } from "../text/wording";

/** The number that is recommended in production for any demand. */
const RECOMMENDED = DEFAULT_SIZING.minimum;

/** Does not apply where the demand needs more replicas than there are: another rule reports that. */
export const fewReplicasUnderDemand = defineRule<ShortLine>({
  id: "few-replicas-under-demand",
  severity: "warning",
  section: "replicas",
  summary: "fewer than three replicas of the latest version in a region with demand",
  why: "It is a recommendation: Microsoft's best practices name one replica for 20 machines created at once, and at least three in production.",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery#best-practices",
  find: ({ plans }) => shortLines(plans, (one) => one.replicas < RECOMMENDED && !isBelowDemand(one)),
  problem: (line) => {
    const { version, region, replicas } = line.worst;
    return `${line.subject} keeps ${counted(replicas, "replica")} of ${version} in ${region}, where machines are created from it; Azure recommends at least ${RECOMMENDED} in production${andMore(line.count)}`;
  },
  help: ({ at }) => (at.includes("policies") ? "raise `replicas`" : "raise the count, or leave `placement` out"),
  bad: [keeping(2)],
  good: [keeping(3)],
});

function keeping(replicas: number) {
  return example({
    policy: { tiers: [{ name: "latest", take: "rest", regions: "all", replicas }] },
    spec: { demand: { westeurope: { vms: 20 } } },
  });
}
