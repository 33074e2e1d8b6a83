import { RoleAssignment, type RoleAssignmentConfig } from "@cdktf/provider-azurerm/lib/role-assignment";
import { Fn, Token, type TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { isGuid } from "../lib/azure/guid";
import { subscriptionScope } from "../lib/azure/resource-id";
import type { Role } from "../lib/azure/roles";
import { assignmentsOf, grantId, grantTexts, roleAssignment, type GrantTexts } from "../lib/emit/grants";
import { PRINCIPAL_TYPES, type AccessGrant, type AccessScope } from "../lib/spec/access-spec";
import { found } from "../lib/text/wording";
import { camelCase } from "./camel-case";
import { galleryModelOf } from "./gallery-model";
import type { GrantOptions } from "./grant-options";
import type { IGallery } from "./interfaces";
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
  const { principalType, description, condition } = options;
  return assignRole(
    scope,
    role,
    resourceId,
    {
      principal: principalId,
      ...(principalType !== undefined && { principalType }),
      ...(description !== undefined && { description: textWithTokens(description) }),
      ...(condition !== undefined && { condition: textWithTokens(condition) }),
    },
    provider,
  );
}

/** Makes a role assignment, unless the scope has it already. */
function assignRole(
  scope: Construct,
  role: Role,
  resourceId: string,
  texts: GrantTexts,
  provider: TerraformProvider | undefined,
  principal = texts.principal,
): RoleAssignment {
  const id = grantId(role, expressionOf(scope, principal));
  const existing = scope.node.tryFindChild(id);
  if (existing instanceof RoleAssignment) return existing;
  const { arguments: args } = roleAssignment(role, resourceId, scopeOfSubscription(resourceId), texts);
  return new RoleAssignment(scope, id, { ...camelCase<RoleAssignmentConfig>(args), ...(provider && { provider }) });
}

/** Makes the role assignments of a spec. The check reports what is wrong with them, with their places. */
export function addGrants(gallery: IGallery, access: readonly AccessGrant[]): void {
  const { facts } = galleryModelOf(gallery);
  for (const assignment of assignmentsOf(access)) {
    const { role, principal, scope } = assignment;
    const at = scopeOf(gallery, scope);
    if (at) assignRole(at.construct, role, at.id, grantTexts(assignment, facts.toText), facts.provider, principal);
  }
}

/** The construct of what a grant is for, and its resource id. */
interface GrantScope {
  readonly construct: Construct;
  readonly id: string;
}

function scopeOf(gallery: IGallery, scope: AccessScope | undefined): GrantScope | undefined {
  if (scope === undefined) return { construct: gallery, id: gallery.galleryId };
  const item = galleryModelOf(gallery).item(scope.kind, scope.name)?.construct;
  if (!item) return undefined;
  const id = "imageDefinitionId" in item ? item.imageDefinitionId : item.galleryApplicationId;
  return { construct: item, id };
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
  const [token = resourceId] = FIRST_TOKEN.exec(resourceId) ?? [];
  return Fn.join("/", Fn.slice(Fn.split("/", token), 0, 3) as string[]);
}

/** The token with which an id begins: that of a gallery, before the name of an item in it. */
const FIRST_TOKEN = /^\$\{TfToken\[[^\]]+\]\}/;
