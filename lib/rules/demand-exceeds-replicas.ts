import { MAX_REPLICAS } from "../plan/replicas";
import { example } from "../check/facts/examples";
import { defineRule } from "../check/rule";
import { demandsAbove, LESS_DEMAND, neededWords, type SizedDemand } from "../check/facts/sized-demands";
import { counted, firstFew } from "../text/wording";

export const demandExceedsReplicas = defineRule<SizedDemand>({
  id: "demand-exceeds-replicas",
  severity: "warning",
  section: "replicas",
  summary: "a demand that needs more replicas than Azure keeps",
  why: "The plan sizes replicas by the demand and stops at this limit, so the machines are created from fewer replicas than they need.",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery#scaling",
  *find({ plans, limits }) {
    for (const plan of plans) {
      // Above a lower limit is an error, of another rule.
      if ((limits(plan).replicasPerRegion ?? Infinity) >= MAX_REPLICAS) yield* demandsAbove(plan, MAX_REPLICAS);
    }
  },
  problem: (demand) =>
    `${neededWords(demand)}; Azure keeps at most ${MAX_REPLICAS}, which is what ${counted(demand.images.length, "image")} (${firstFew(demand.images)}) will get`,
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
