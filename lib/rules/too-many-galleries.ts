import { GALLERIES } from "../azure/limits";
import { example } from "./examples";
import { limitRule } from "./limit-rule";
import { shown } from "./wording";

export const tooManyGalleries = limitRule({
  id: "too-many-galleries",
  limit: GALLERIES,
  counted: ({ plans }) =>
    plans
      .filter(({ spec }) => !spec.gallery.existing)
      .map((plan) => {
        const { name, location } = plan.spec.gallery;
        return { plan, at: ["gallery", "name"], region: location, count: 1, contributor: shown(name) };
      }),
  example: (count) => Array.from({ length: count }, (_, index) => example({ gallery: { name: `gallery_${index}` } })),
});
