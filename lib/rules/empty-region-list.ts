import type { SpecPath } from "../spec/finding";
import { example } from "../check/facts/examples";
import { policies, type PolicyItem } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { shown } from "../text/wording";

interface EmptyRegionList extends Violation {
  readonly subject: string;
}

export const emptyRegionList = defineRule<EmptyRegionList>({
  id: "empty-region-list",
  severity: "error",
  section: "policies",
  summary: "a ring, a tier or `candidates` with an empty list of regions",
  why: "An empty list adds no region to the plan, so versions would be missing from the regions that it was meant for.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  *find({ plans }) {
    for (const item of policies(plans)) {
      for (const [at, regions, subject] of regionLists(item)) {
        if (regions.length === 0) yield { plan: item.plan, at, subject };
      }
    }
  },
  problem: ({ subject }) => `${subject} has an empty list of regions`,
  help: () => "name at least one region of the policy, or leave it out",
  bad: [example({ policy: { rings: [{ name: "canary", regions: [] }] } })],
  good: [example({ policy: { rings: [{ name: "canary", regions: ["westeurope"] }] } })],
});

function* regionLists({ policy, at, subject }: PolicyItem): Iterable<[SpecPath, string | readonly string[], string]> {
  for (const [index, { name, regions }] of policy.tiers.entries()) {
    yield [[...at, "tiers", index, "regions"], regions, `${subject}, tier ${shown(name)},`];
  }
  if (policy.candidates) {
    yield [[...at, "candidates", "regions"], policy.candidates.regions, `${subject}, candidates,`];
  }
  for (const [index, { name, regions }] of (policy.rings ?? []).entries()) {
    yield [[...at, "rings", index, "regions"], regions, `${subject}, ring ${shown(name)},`];
  }
}
