import { duplicateNames, type DuplicateName } from "../check/facts/duplicate-names";
import { example, POLICY } from "../check/facts/examples";
import { defineRule } from "../check/rule";
import { shown } from "../text/wording";

export const duplicateTier = defineRule<DuplicateName>({
  id: "duplicate-tier",
  severity: "error",
  section: "policies",
  summary: "two tiers of a policy have the same name",
  why: "Reports name the tier that placed a version; with two of one name, nobody can tell where its regions and replicas come from.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  find: ({ plans }) => duplicateNames(plans, "tiers"),
  problem: ({ subject, name }) => `${subject} has two tiers named ${shown(name)}`,
  help: () => "give each tier a name of its own: reports say which tier placed a version",
  bad: [example({ policy: { tiers: [POLICY.tiers[0]!, { ...POLICY.tiers[1]!, name: POLICY.tiers[0]!.name }] } })],
  good: [example()],
});
