import { example } from "../check/facts/examples";
import { definitions } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { counted, firstFew, shown } from "../text/wording";

interface ImageWithoutVersions extends Violation {
  readonly names: readonly string[];
}

export const imageWithoutVersions = defineRule<ImageWithoutVersions>({
  id: "image-without-versions",
  severity: "warning",
  section: "galleries",
  summary: "image definitions that no version is planned for",
  why: "A definition alone holds no image: no machine can be created from it until something publishes a version.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  *find({ plans }) {
    for (const plan of plans) {
      const empty = [...definitions([plan])].filter(({ definition }) => definition.versions.length === 0);
      const names = empty.map(({ definition }) => definition.name);
      if (empty[0]) yield { plan, at: empty[0].at, names };
    }
  },
  problem: ({ plan, names }) =>
    `${shown(plan.spec.gallery.name)} has ${counted(names.length, "image")} without versions (${firstFew(names)}): nothing of ${names.length === 1 ? "it" : "them"} is replicated`,
  help: (_, syntax) => `${syntax.addVersions}; nothing is needed if something else publishes and replicates them`,
  bad: [example({ image: { versions: {} } })],
  good: [example()],
});
