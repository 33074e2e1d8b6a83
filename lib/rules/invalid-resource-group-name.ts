import { RESOURCE_GROUP_NAME } from "../azure/names";
import { example } from "./examples";
import { named, nameRule } from "./name-rule";

/** Constructs may be given a group that Terraform names only when it applies: the token can't be checked. */
const TOKEN = "${TfToken[";

export const invalidResourceGroupName = nameRule(
  "invalid-resource-group-name",
  RESOURCE_GROUP_NAME,
  ({ plans }) =>
    plans
      .filter(({ spec }) => !spec.gallery.resourceGroup.includes(TOKEN))
      .map((plan) => named(plan, ["gallery", "resourceGroup"], plan.spec.gallery.resourceGroup, RESOURCE_GROUP_NAME)),
  (resourceGroup) => example({ gallery: { resourceGroup } }),
);
