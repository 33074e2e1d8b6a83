import { demandSubject, writtenDemands, type WrittenDemand } from "../check/facts/demands";
import { example } from "../check/facts/examples";
import { defineRule } from "../check/rule";
import { grouped, quoted } from "../text/wording";

interface OversizedScaleSet extends WrittenDemand {
  readonly instances: number;
  readonly allowed: number;
}

export const oversizedScaleSet = defineRule<OversizedScaleSet>({
  id: "oversized-scale-set",
  severity: "error",
  section: "replicas",
  summary: "a scale set with more instances than Azure makes from a gallery image",
  why: "The scale set is not part of the gallery's own plan, so this would come to light only when its machines are to be created.",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery#scaling",
  *find({ plans, limits }) {
    for (const plan of plans) {
      const allowed = limits(plan).scaleSetInstances;
      if (allowed === null) continue;
      for (const written of writtenDemands(plan)) {
        const instances = written.demand.largestScaleSet;
        if (written.item?.definition.kind === "application") continue; // the limit is of images
        const isTooLarge = instances !== undefined && Number.isFinite(instances) && instances > allowed;
        if (isTooLarge) yield { ...written, at: [...written.at, "largestScaleSet"], instances, allowed };
      }
    }
  },
  problem: (written) =>
    `${demandSubject(written)} in ${quoted(written.region)} has a scale set of ${grouped(written.instances)} instances; Azure makes at most ${grouped(written.allowed)} from a gallery image`,
  help: () => "divide it into smaller scale sets, and count them in `scaleSets`",
  bad: [example({ spec: { demand: { westeurope: { scaleSets: 1, largestScaleSet: 1_001 } } } })],
  good: [example({ spec: { demand: { westeurope: { scaleSets: 1, largestScaleSet: 1_000 } } } })],
});
