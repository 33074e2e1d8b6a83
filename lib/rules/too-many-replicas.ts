import { MAX_REPLICAS } from "../replicas";
import { example } from "./examples";
import { writtenCounts, type WrittenCount } from "./replica-counts";
import { defineRule } from "./rule";

export const tooManyReplicas = defineRule<WrittenCount>({
  id: "too-many-replicas",
  severity: "error",
  summary: "more replicas of one version in one region than Azure keeps",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery#limits",
  *find({ plans }) {
    for (const plan of plans) {
      for (const written of writtenCounts(plan)) {
        if (typeof written.count === "number" && written.count > MAX_REPLICAS) yield written;
      }
    }
  },
  problem: ({ subject, count, where }) =>
    `${subject} asks for ${String(count)} replicas${where}; Azure keeps at most ${MAX_REPLICAS} of one version in a region`,
  help: ({ subject }) => `lower \`replicas\` in ${subject.replace(/,$/, "")}`,
  bad: [example({ policy: { tiers: [{ name: "latest", take: "rest", regions: "all", replicas: MAX_REPLICAS + 1 }] } })],
  good: [example({ policy: { tiers: [{ name: "latest", take: "rest", regions: "all", replicas: MAX_REPLICAS }] } })],
});
