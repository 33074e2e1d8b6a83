import { demandSubject } from "../check/facts/demands";
import { example } from "../check/facts/examples";
import { unservedDemands, type UnservedDemand } from "../check/facts/unserved-demands";
import { defineRule } from "../check/rule";
import { firstFew, quoted } from "../text/wording";

/** A warning, unlike other demands that find no image: a bad image can always be withdrawn. */
export const unservedDemandAfterWithdrawal = defineRule<UnservedDemand>({
  id: "unserved-demand-after-withdrawal",
  severity: "warning",
  section: "replicas",
  summary: "a demand in a region where every version that would serve is withdrawn",
  why: "Until another version serves there, latest finds none, so machines of this demand have no image to start from.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  *find({ plans }) {
    for (const found of unservedDemands(plans)) {
      if (found.withdrawn.length > 0) yield found;
    }
  },
  problem: (found) =>
    `${demandSubject(found)} in ${quoted(found.region)} finds no ${found.kind}: ${firstFew(found.withdrawn)} would serve there, but ${found.withdrawn.length === 1 ? "is" : "are"} withdrawn`,
  help: () => "release a version that serves there as soon as there is one",
  bad: [
    example({ spec: { demand: { westeurope: { vms: 40 } } }, version: { withdrawn: { reason: "it does not boot" } } }),
  ],
  good: [example({ spec: { demand: { westeurope: { vms: 40 } } } })],
});
