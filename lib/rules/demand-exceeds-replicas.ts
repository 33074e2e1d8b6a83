import { example } from "../check/facts/examples";
import { replicaLimit } from "../check/facts/replica-limits";
import { defineRule } from "../check/rule";
import { LESS_DEMAND, neededWords, sizedDemands, type SizedDemand } from "../check/facts/sized-demands";
import { counted, firstFew, grouped } from "../text/wording";

export const demandExceedsReplicas = defineRule<SizedDemand>({
  id: "demand-exceeds-replicas",
  severity: "warning",
  section: "replicas",
  summary: "a demand that needs more replicas than Azure keeps",
  why: "The plan sizes replicas by the demand and stops at this limit, so the machines are created from fewer replicas than they need.",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery#scaling",
  *find({ plans, limits }) {
    for (const plan of plans) {
      // Another rule reports a count above a lower limit of the app, which the plan does not know.
      yield* sizedDemands(
        plan,
        ({ needed, limit }, kind) => needed > limit && limit <= replicaLimit(kind, limits(plan)).allowed,
      );
    }
  },
  problem: (demand) =>
    `${neededWords(demand)}; Azure keeps at most ${grouped(demand.sizing.limit)}, which is what ${counted(demand.subjects.length, demand.kind)} (${firstFew(demand.subjects)}) will get`,
  help: () => LESS_DEMAND,
  bad: [overPlanned(2001)],
  good: [overPlanned(1000)],
});

function overPlanned(vms: number) {
  return example({
    policy: { tiers: [{ name: "latest", take: "rest", regions: "home", replicas: "demand" }] },
    spec: { demand: { westeurope: { vms } } },
  });
}
