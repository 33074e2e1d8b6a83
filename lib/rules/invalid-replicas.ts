import { example } from "../check/facts/examples";
import { writtenCounts, type WrittenCount } from "../check/facts/replica-counts";
import { lowestReplicaLimit } from "../check/facts/replica-limits";
import { defineRule } from "../check/rule";
import { found } from "../text/wording";

export const invalidReplicas = defineRule<WrittenCount & { readonly allowed: number }>({
  id: "invalid-replicas",
  severity: "error",
  section: "replicas",
  summary: "a replica count below 1, or not whole",
  why: "azurerm takes any whole number, and Azure refuses it at apply, when the image has been built.",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery#limits",
  *find({ plans, limits }) {
    for (const plan of plans) {
      for (const written of writtenCounts(plan)) {
        const { allowed } = lowestReplicaLimit(written.kinds, limits(plan));
        if (!isWholeFromOne(written.count) && !isTooMany(written.count, allowed)) yield { ...written, allowed };
      }
    }
  },
  problem: ({ subject, count, where, allowed }) =>
    `${subject} asks for ${found(count)} replicas${where}; a replica count must be a whole number from 1 to ${allowed}`,
  help: ({ at }) =>
    at.includes("edgeZones")
      ? "write a whole number, or leave `replicas` out for one"
      : at.includes("placement")
        ? "write a whole number, or leave the region out of `placement`"
        : "write a whole number or `demand`, or leave the region out of the tier",
  bad: [example({ policy: { tiers: [{ name: "latest", take: "rest", regions: "all", replicas: 0 }] } })],
  good: [example({ policy: { tiers: [{ name: "latest", take: "rest", regions: "all", replicas: 1 }] } })],
});

function isWholeFromOne(count: unknown): boolean {
  return Number.isInteger(count) && (count as number) >= 1;
}

/** Reports whether a count is above the limit, which another rule reports. */
function isTooMany(count: unknown, allowed: number): boolean {
  return typeof count === "number" && count > allowed;
}
