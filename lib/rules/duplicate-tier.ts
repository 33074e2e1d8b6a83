import { duplicateNames, type DuplicateName } from "./duplicate-names";
import { example, POLICY } from "./examples";
import { defineRule } from "./rule";
import { shown } from "./wording";

export const duplicateTier = defineRule<DuplicateName>({
  id: "duplicate-tier",
  severity: "error",
  summary: "two tiers of a policy have the same name",
  why: "Reports name the tier that placed a version; with two of one name, nobody can tell where its regions and replicas come from.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  find: ({ plans }) => duplicateNames(plans, "tiers"),
  problem: ({ subject, name }) => `${subject} has two tiers named ${shown(name)}`,
  help: () => "give each tier a name of its own: reports say which tier placed a version",
  bad: [example({ policy: { tiers: [POLICY.tiers[0]!, { ...POLICY.tiers[1]!, name: POLICY.tiers[0]!.name }] } })],
  good: [example()],
});
