import { example } from "../check/facts/examples";
import { definitions } from "../check/facts/items";
import { withoutVersions, withoutVersionsWords, type WithoutVersions } from "../check/facts/items-without";
import { defineRule } from "../check/rule";

export const imageWithoutVersions = defineRule<WithoutVersions>({
  id: "image-without-versions",
  severity: "warning",
  section: "galleries",
  summary: "image definitions that no version is planned for",
  why: "A definition alone holds no image: no machine can be created from it until something publishes a version.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  find: ({ plans }) => withoutVersions(plans, definitions),
  problem: (found) => withoutVersionsWords(found, "image"),
  help: (_, syntax) => `${syntax.addVersions}; nothing is needed if something else publishes and replicates them`,
  bad: [example({ image: { versions: {} } })],
  good: [example()],
});
