import { RESOURCE_GROUP_NAME } from "../azure/names";
import { example } from "../check/facts/examples";
import { named, nameRule } from "../check/name-rule";

export const invalidResourceGroupName = nameRule(
  "invalid-resource-group-name",
  "names",
  RESOURCE_GROUP_NAME,
  ({ plans, isExpression }) =>
    plans
      .filter((plan) => !isExpression(plan, plan.spec.gallery.resourceGroup))
      .map((plan) => ({
        ...named(plan, ["gallery", "resourceGroup"], plan.spec.gallery.resourceGroup, RESOURCE_GROUP_NAME),
        token: "resourceGroup.name",
      })),
  (resourceGroup) => example({ gallery: { resourceGroup } }),
);
