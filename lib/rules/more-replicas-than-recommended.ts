import { example } from "./examples";
import { writtenCounts, type WrittenCount } from "./replica-counts";
import { defineRule } from "./rule";
import { grouped } from "./wording";

/** Of counts that the user wrote: those that a demand needs have their arithmetic. */
export const moreReplicasThanRecommended = defineRule<WrittenCount & { readonly recommended: number }>({
  id: "more-replicas-than-recommended",
  severity: "warning",
  summary: "more replicas of one version in one region than most uses need",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery#best-practices",
  *find({ plans, limits }) {
    for (const plan of plans) {
      const { replicasPerRegion, recommendedReplicasPerRegion: recommended } = limits(plan);
      if (recommended === null) continue;
      const allowed = replicasPerRegion ?? Infinity;
      for (const written of writtenCounts(plan)) {
        const { count } = written;
        if (isWhole(count) && count > recommended && count <= allowed) yield { ...written, recommended };
      }
    }
  },
  problem: ({ subject, count, where, recommended }) =>
    `${subject} asks for ${String(count)} replicas${where}; ${grouped(recommended)} of one version in a region are enough for most uses`,
  help: () => "lower `replicas`, or declare the `demand` that needs so many and write `replicas: demand`",
  bad: [example({ policy: { tiers: [{ name: "latest", take: "rest", regions: "home", replicas: 51 }] } })],
  good: [example({ policy: { tiers: [{ name: "latest", take: "rest", regions: "home", replicas: 50 }] } })],
});

function isWhole(count: unknown): count is number {
  return Number.isInteger(count);
}
