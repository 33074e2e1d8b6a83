import { arithmetic } from "../check/facts/demands";
import { isBelowDemand, shortLines, type ShortLine } from "../check/facts/demand-shortfalls";
import { example } from "../check/facts/examples";
import { defineRule } from "../check/rule";
import { andMore, counted, grouped } from "../text/wording";

export const fewerReplicasThanDemand = defineRule<ShortLine>({
  id: "fewer-replicas-than-demand",
  severity: "warning",
  section: "replicas",
  summary: "fewer replicas of the latest version than the demand of its region needs",
  why: "Terraform and Azure know nothing of the demand: the plan keeps the count as written, and machines created at once share too few replicas.",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery#scaling",
  find: ({ plans }) => shortLines(plans, isBelowDemand),
  problem: (line) => {
    const { version, region, replicas, sizing } = line.worst;
    return `${line.subject} keeps ${counted(replicas, "replica")} of ${version} in ${region}, where the demand needs ${grouped(sizing.needed)} (${arithmetic(sizing)})${andMore(line.count)}`;
  },
  help: ({ at }, syntax) =>
    at.includes("policies")
      ? `raise \`replicas\`, or write ${syntax.set("replicas", "demand")}`
      : "raise the count, or leave `placement` out",
  bad: [example({ spec: { demand: { westeurope: { vms: 61 } } } })],
  good: [example({ spec: { demand: { westeurope: { vms: 60 } } } })],
});
