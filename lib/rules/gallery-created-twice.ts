import type { GalleryPlan } from "../plan/plan";
import { example, IMAGE, OTHER_IMAGE } from "../check/facts/examples";
import { defineRule, type Violation } from "../check/rule";
import { earlierInSameGallery } from "../check/facts/same-gallery";
import { shown } from "../text/wording";

export const galleryCreatedTwice = defineRule<Violation>({
  id: "gallery-created-twice",
  severity: "error",
  section: "galleries",
  summary: "two specs of an app create the same gallery",
  why: "Both have the same resource id: at apply, azurerm refuses to create a gallery that it finds there already.",
  source: "https://learn.microsoft.com/azure/virtual-machines/create-gallery",
  *find({ plans }) {
    const earlier = earlierInSameGallery<GalleryPlan>();
    for (const plan of plans) {
      const { existing, removed } = plan.spec.gallery;
      if (!existing && !removed && earlier(plan, "", plan)) yield { plan, at: ["gallery", "name"] };
    }
  },
  problem: ({ plan }) => {
    const { name, resourceGroup } = plan.spec.gallery;
    return `gallery ${shown(name)} in resource group ${shown(resourceGroup)} is created twice`;
  },
  help: ({ plan }, syntax) =>
    plan.mirrorOf
      ? "give the mirror a name of its own"
      : `${syntax.oneIsExisting} \`subscription\` in both if these differ`,
  bad: [example({ spec: { images: { ubuntu: IMAGE } } }), example({ spec: { images: { debian: OTHER_IMAGE } } })],
  good: [
    example({ spec: { images: { ubuntu: IMAGE } } }),
    example({ gallery: { existing: true }, spec: { images: { debian: OTHER_IMAGE } } }),
  ],
});
