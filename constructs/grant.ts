import { RoleAssignment } from "@cdktf/provider-azurerm/lib/role-assignment";
import { Fn, Token, type TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import type { Role } from "../lib/azure/roles";
import { textWithTokens } from "./text";
import { expressionOf } from "./tokens";

/** What a role assignment says besides who and what. */
export interface GrantOptions {
  /** Kind of the principal; saves a look-up that fails for a principal just created. @default - Azure looks it up */
  readonly principalType?: "User" | "Group" | "ServicePrincipal";
  /** Why it is granted. Changing this replaces the role assignment. */
  readonly description?: string;
}

/** Gives a principal a built-in role at a gallery or a definition; the same grant twice is one. */
export function grantRole(
  scope: Construct,
  role: Role,
  resourceId: string,
  principalId: string,
  options: GrantOptions = {},
  provider?: TerraformProvider,
): RoleAssignment {
  // A space keeps it apart from every name of a definition.
  const id = `Grant ${role.name} ${expressionOf(scope, principalId)}`.replaceAll("/", "-");
  const existing = scope.node.tryFindChild(id);
  if (existing instanceof RoleAssignment) return existing;
  return new RoleAssignment(scope, id, {
    scope: resourceId,
    roleDefinitionId: `${subscriptionOf(resourceId)}/providers/Microsoft.Authorization/roleDefinitions/${role.id}`,
    principalId: textWithTokens(principalId),
    ...(options.principalType && { principalType: options.principalType }),
    ...(options.description !== undefined && { description: textWithTokens(options.description) }),
    ...(provider && { provider }),
  });
}

/**
 * Azure answers with the role's id below the subscription of the scope, and azurerm replaces an assignment
 * whose configuration has it below the tenant (hashicorp/terraform-provider-azurerm#19847).
 */
function subscriptionOf(resourceId: string): string {
  if (Token.isUnresolved(resourceId)) return Fn.join("/", Fn.slice(Fn.split("/", resourceId), 0, 3) as string[]);
  return resourceId.split("/").slice(0, 3).join("/");
}
