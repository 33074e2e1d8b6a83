import { RoleAssignment } from "@cdktf/provider-azurerm/lib/role-assignment";
import { Fn, Token, type TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { isGuid } from "../lib/azure/guid";
import { subscriptionScope } from "../lib/azure/resource-id";
import type { Role } from "../lib/azure/roles";
import { found } from "../lib/text/wording";
import { PRINCIPAL_TYPES, type GrantOptions } from "./grant-options";
import { textWithTokens } from "./text";
import { expressionOf } from "./tokens";
import { UsageError } from "./usage-error";

/** Gives a principal a built-in role at a gallery or a definition. A repeated grant is emitted once. */
export function grantRole(
  scope: Construct,
  role: Role,
  resourceId: string,
  principalId: string,
  options: GrantOptions = {},
  provider?: TerraformProvider,
): RoleAssignment {
  refusePrincipal(`grant of ${role.name}, at ${scope.node.path}`, principalId, options);
  // No name of a definition has a space, so this id differs from all of theirs.
  const id = `Grant ${role.name} ${expressionOf(scope, principalId)}`.replaceAll("/", "-");
  const existing = scope.node.tryFindChild(id);
  if (existing instanceof RoleAssignment) return existing;
  return new RoleAssignment(scope, id, {
    scope: resourceId,
    roleDefinitionId: `${scopeOfSubscription(resourceId)}/providers/Microsoft.Authorization/roleDefinitions/${role.id}`,
    principalId,
    ...(options.principalType && { principalType: options.principalType }),
    ...(options.description !== undefined && { description: textWithTokens(options.description) }),
    ...(provider && { provider }),
  });
}

const WHO = "give the object id of a user, group or service principal, a GUID";

/** Refuses a principal that is not a GUID. Azure would refuse it during an apply, with fewer words. */
function refusePrincipal(owner: string, principalId: string, { principalType }: GrantOptions): void {
  if (!principalId) throw new UsageError(`${owner}: the principal is missing; ${WHO}`);
  if (!isExpression(principalId) && !isGuid(principalId)) {
    const kind = `${principalId}`.includes("@") ? "an e-mail address" : "no GUID";
    throw new UsageError(`${owner}: the principal ${found(principalId)} is ${kind}; ${WHO}`);
  }
  if (principalType !== undefined && !PRINCIPAL_TYPES.includes(principalType)) {
    throw new UsageError(
      `${owner}: unknown principalType ${found(principalType)}; allowed: ${PRINCIPAL_TYPES.join(", ")}`,
    );
  }
}

/** Reports whether only Terraform knows a value: a token, or an expression in Terraform's own language. */
function isExpression(value: string): boolean {
  return Token.isUnresolved(value) || `${value}`.includes("${");
}

/**
 * Returns the beginning of a resource id that names its subscription. A role's id stands below the subscription of its scope, as Azure
 * answers: azurerm replaces an assignment whose configuration has the id below the tenant
 * (hashicorp/terraform-provider-azurerm#19847).
 */
export function scopeOfSubscription(resourceId: string): string {
  if (resourceId.startsWith("/") || !isExpression(resourceId)) return subscriptionScope(resourceId);
  return Fn.join("/", Fn.slice(Fn.split("/", resourceId), 0, 3) as string[]);
}
