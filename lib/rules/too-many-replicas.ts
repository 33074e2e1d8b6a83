import { example } from "./examples";
import { writtenCounts, type WrittenCount } from "./replica-counts";
import { defineRule } from "./rule";
import { grouped } from "./wording";

export const tooManyReplicas = defineRule<WrittenCount & { readonly allowed: number }>({
  id: "too-many-replicas",
  severity: "error",
  summary: "more replicas of one version in one region than Azure keeps",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery#limits",
  *find({ plans, limits }) {
    for (const plan of plans) {
      const allowed = limits(plan).replicasPerRegion;
      if (allowed === null) continue;
      for (const written of writtenCounts(plan)) {
        if (typeof written.count === "number" && written.count > allowed) yield { ...written, allowed };
      }
    }
  },
  problem: ({ subject, count, where, allowed }) =>
    `${subject} asks for ${String(count)} replicas${where}; Azure keeps at most ${grouped(allowed)} of one version in a region`,
  help: ({ subject }) => `lower \`replicas\` in ${subject.replace(/,$/, "")}`,
  bad: [example({ policy: { tiers: [{ name: "latest", take: "rest", regions: "all", replicas: 101 }] } })],
  good: [example({ policy: { tiers: [{ name: "latest", take: "rest", regions: "all", replicas: 50 }] } })],
});
