import { ManagementLock, type ManagementLockConfig } from "@cdktf/provider-azurerm/lib/management-lock";
import { RoleAssignment, type RoleAssignmentConfig } from "@cdktf/provider-azurerm/lib/role-assignment";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { galleryParts } from "../lib/emit/gallery";
import type { EmittedResource } from "../lib/emit/resource";
import { AzapiResourceAction, AzapiUpdateResource } from "./azapi";
import { needAzapi } from "./azapi-provider";
import { camelCase } from "./camel-case";
import type { CommonFacts, GalleryFacts } from "./gallery-facts";
import { scopeOfSubscription } from "./grant";
import type { IGallery } from "./interfaces";
import { expressionOf } from "./tokens";

type Part = AzapiResourceAction | AzapiUpdateResource | RoleAssignment | ManagementLock;

/**
 * Makes the resources of a gallery that its own resource lacks: direct sharing, soft delete, the roles of its identity,
 * and its lock.
 * @param principalId returns the principal id of its system-assigned identity
 * @returns the roles with which the gallery reads packages
 */
export function addGalleryParts(
  gallery: Construct & IGallery,
  facts: CommonFacts,
  principalId: () => string,
): RoleAssignment[] {
  const { settings, toText } = facts;
  const made = new Map<string, Part>();
  for (const { id, resource, after } of galleryParts(
    settings,
    { id: gallery.galleryId, principalId, subscriptionScope: scopeOfSubscription },
    toText,
  )) {
    const before = after === undefined ? undefined : made.get(after);
    made.set(id, part(gallery, idWithoutTokens(gallery, id), resource, facts, before));
  }
  return [...made.values()].filter((each) => each instanceof RoleAssignment);
}

/** Returns the function that tells the addresses of roles in a stack. */
export function addressesOf(roles: readonly RoleAssignment[]): GalleryFacts["packageAccess"] {
  return (stack) =>
    roles
      .filter((role) => TerraformStack.of(role) === stack)
      .map(({ terraformResourceType, friendlyUniqueId }) => `${terraformResourceType}.${friendlyUniqueId}`);
}

/** Returns a construct id in which each token is the expression that Terraform sees. */
function idWithoutTokens(scope: Construct, id: string): string {
  return expressionOf(scope, id).replaceAll("/", "-");
}

function part(
  gallery: Construct,
  id: string,
  { type, arguments: args }: EmittedResource,
  { provider, azapiProvider }: CommonFacts,
  before: Part | undefined,
): Part {
  const order = before && { dependsOn: [before] };
  if (type === "azurerm_role_assignment") {
    const config = camelCase<RoleAssignmentConfig>(args);
    return new RoleAssignment(gallery, id, { ...config, ...order, ...(provider && { provider }) });
  }
  if (type === "azurerm_management_lock") {
    const config = camelCase<ManagementLockConfig>(args);
    return new ManagementLock(gallery, id, { ...config, ...order, ...(provider && { provider }) });
  }
  needAzapi(gallery, azapiProvider);
  const meta = { ...order, ...(azapiProvider && { provider: azapiProvider }) };
  return type === "azapi_resource_action"
    ? new AzapiResourceAction(gallery, id, { ...camelCase(args), ...meta })
    : new AzapiUpdateResource(gallery, id, { ...camelCase(args), ...meta });
}
