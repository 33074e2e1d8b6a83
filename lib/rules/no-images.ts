import { example } from "../check/facts/examples";
import { defineRule } from "../check/rule";
import { shown } from "../text/wording";

export const noImages = defineRule({
  id: "no-images",
  severity: "warning",
  section: "galleries",
  summary: "a spec that decides nothing",
  why: "Only image definitions and their versions are placed in regions: without one, Terraform would create an empty gallery at most.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  *find({ plans }) {
    for (const plan of plans) {
      const { name, removed } = plan.spec.gallery;
      if (plan.definitions.length === 0 && name !== "" && removed !== true) yield { plan, at: ["images"] };
    }
  },
  problem: ({ plan }) => `${shown(plan.spec.gallery.name)} has no images`,
  help: (_, syntax) => syntax.addDefinitions,
  bad: [example({ spec: { images: {} } })],
  good: [example()],
});
