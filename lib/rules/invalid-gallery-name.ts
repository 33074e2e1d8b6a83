import { GALLERY_NAME } from "../azure/names";
import { example } from "./examples";
import { named, nameRule } from "./name-rule";

export const invalidGalleryName = nameRule(
  "invalid-gallery-name",
  GALLERY_NAME,
  ({ plans }) => plans.map((plan) => named(plan, ["gallery", "name"], plan.spec.gallery.name, GALLERY_NAME)),
  (name) => example({ gallery: { name } }),
);
