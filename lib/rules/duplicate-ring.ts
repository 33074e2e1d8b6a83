import { duplicateNames, type DuplicateName } from "../check/facts/duplicate-names";
import { example } from "../check/facts/examples";
import { defineRule } from "../check/rule";
import { shown } from "../text/wording";

export const duplicateRing = defineRule<DuplicateName>({
  id: "duplicate-ring",
  severity: "error",
  section: "policies",
  summary: "two rings of a policy have the same name",
  why: "A version names the ring that it has reached; of two rings with one name, nothing says which regions that opens.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  find: ({ plans }) => duplicateNames(plans, "rings"),
  problem: ({ subject, name }) => `${subject} has two rings named ${shown(name)}`,
  help: () => "give each ring a name of its own: versions say by name which ring they have reached",
  bad: [example({ policy: { rings: rings("canary", "canary") } })],
  good: [example({ policy: { rings: rings("canary", "broad") } })],
});

function rings(first: string, second: string) {
  return [
    { name: first, regions: ["westeurope"] },
    { name: second, regions: "rest" as const },
  ];
}
