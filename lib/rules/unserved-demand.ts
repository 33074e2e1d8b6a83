import { demandSubject } from "../check/facts/demands";
import { example } from "../check/facts/examples";
import { unservedDemands, type UnservedDemand } from "../check/facts/unserved-demands";
import { defineRule } from "../check/rule";
import { firstFew, quoted, shown } from "../text/wording";

export const unservedDemand = defineRule<UnservedDemand>({
  id: "unserved-demand",
  severity: "error",
  section: "replicas",
  summary: "a demand in a region where no version serves",
  why: "The plan would leave the region without a version that latest finds, so the machines of this demand would have no image to start from.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  *find({ plans }) {
    for (const found of unservedDemands(plans)) {
      if (found.withdrawn.length === 0) yield found;
    }
  },
  problem: (written) =>
    `${demandSubject(written)} in ${quoted(written.region)} finds no ${written.kind}: ${written.served.length === 0 ? "no version serves anywhere" : `versions serve in ${firstFew(written.served, 6)} only`}`,
  help: ({ region }) => `add ${shown(region)} to the policy's regions and its first tier, or take the demand out`,
  bad: [example({ spec: { demand: { eastus: { vms: 40 } } } })],
  good: [example({ spec: { demand: { westeurope: { vms: 40 } } } })],
});
