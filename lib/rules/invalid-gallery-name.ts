import { GALLERY_NAME } from "../azure/names";
import { example } from "../check/facts/examples";
import { named, nameRule } from "../check/name-rule";

export const invalidGalleryName = nameRule(
  "invalid-gallery-name",
  "names",
  GALLERY_NAME,
  ({ plans }) => plans.map((plan) => named(plan, ["gallery", "name"], plan.spec.gallery.name, GALLERY_NAME)),
  (name) => example({ gallery: { name } }),
);
