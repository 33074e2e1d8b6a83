import { applicationExample, example } from "../check/facts/examples";
import { defineRule } from "../check/rule";
import { itemPlans } from "../plan/plan";
import { shown } from "../text/wording";

export const noImages = defineRule({
  id: "no-images",
  severity: "warning",
  section: "galleries",
  summary: "a spec that decides nothing",
  why: "Only versions of images and of applications are placed in regions: without one, Terraform would create an empty gallery at most.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  *find({ plans }) {
    for (const plan of plans) {
      const { name, removed } = plan.spec.gallery;
      if (itemPlans(plan).length === 0 && name !== "" && removed !== true) yield { plan, at: ["images"] };
    }
  },
  problem: ({ plan }) => `${shown(plan.spec.gallery.name)} has no images and no applications`,
  help: (_, syntax) => syntax.addDefinitions,
  bad: [example({ spec: { images: {} } })],
  good: [example(), applicationExample({ gallery: { name: "contoso_apps" } })],
});
