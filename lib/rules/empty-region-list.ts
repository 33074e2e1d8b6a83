import type { SpecPath } from "../finding";
import { example } from "./examples";
import { policies, type PolicyItem } from "./items";
import { defineRule, type Found } from "./rule";
import { shown } from "./wording";

interface EmptyRegionList extends Found {
  readonly subject: string;
}

export const emptyRegionList = defineRule<EmptyRegionList>({
  id: "empty-region-list",
  severity: "error",
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
