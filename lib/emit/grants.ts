import { subscriptionScope } from "../azure/resource-id";
import { azureRole } from "../azure/access-roles";
import { isGuid } from "../azure/guid";
import type { Role } from "../azure/roles";
import { scopesOf, type AccessGrant, type AccessScope } from "../spec/access-spec";
import { partId } from "./construct-id";
import type { EmittedResource } from "./resource";
import type { ToText } from "./terraform-text";

/** One role of one principal, at a gallery or at an item. */
export interface Assignment extends Pick<AccessGrant, "principalType" | "description" | "condition"> {
  readonly role: Role;
  readonly principal: string;
  /** The item; undefined for the gallery. */
  readonly scope: AccessScope | undefined;
}

/** Returns the roles of all principals. A repeated one is left out; ids are compared without regard to capitals. */
export function assignmentsOf(access: readonly AccessGrant[] = []): Assignment[] {
  const all = new Map<string, Assignment>();
  for (const grant of access) {
    const { principalType, description, condition } = grant;
    const options = {
      ...(principalType !== undefined && { principalType }),
      ...(description !== undefined && { description }),
      ...(condition !== undefined && { condition }),
    };
    for (const scope of scopesOf(grant)) {
      const role = azureRole(grant.role, scope?.kind ?? "gallery");
      for (const principal of grant.principals) {
        const key = JSON.stringify([role.name, scope?.kind, scope?.name, principal.toLowerCase()]);
        if (!all.has(key)) all.set(key, { role, principal, scope, ...options });
      }
    }
  }
  return [...all.values()];
}

/** Returns the construct id of the role of a principal, below the construct of its scope. Names of items have no space. */
export function grantId(role: Role, principal: string): string {
  return partId(`Grant ${role.name} ${principalText(principal)}`);
}

/** Returns the id of a principal as Azure answers with it: azurerm replaces an assignment for other capitals. */
function principalText(principal: string): string {
  return isGuid(principal) ? principal.toLowerCase() : principal;
}

/** What a role assignment holds besides its role and scope, in texts of Terraform JSON. */
export type GrantTexts = Omit<Assignment, "role" | "scope">;

/**
 * Returns a role assignment. The role's id stands below the subscription of its scope, as Azure answers
 * (docs/decisions/05-role-ids-below-the-subscription.md).
 * @param scope the resource id of the scope
 * @param subscription the beginning of that id, which names the subscription
 */
export function roleAssignment(
  role: Role,
  scope: string,
  subscription: string,
  { principal, principalType, description, condition }: GrantTexts,
): EmittedResource {
  return {
    type: "azurerm_role_assignment",
    arguments: {
      scope,
      role_definition_id: `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${role.id}`,
      principal_id: principalText(principal),
      ...(principalType !== undefined && { principal_type: principalType }),
      ...(description !== undefined && { description }),
      ...(condition !== undefined && { condition, condition_version: CONDITION_VERSION }),
    },
  };
}

/** The only version of conditions that Azure takes today. */
const CONDITION_VERSION = "2.0";

/** Returns an assignment with its texts written for Terraform JSON. */
export function grantTexts(
  { principal, principalType, description, condition }: GrantTexts,
  toText: ToText,
): GrantTexts {
  return {
    principal: toText(principal),
    ...(principalType !== undefined && { principalType }),
    ...(description !== undefined && { description: toText(description) }),
    ...(condition !== undefined && { condition: toText(condition) }),
  };
}

/** A reference with which a resource id may begin. */
const REFERENCE = /^\$\{([^{}]+)\}/;

/**
 * Returns the beginning of a resource id that names its subscription, or an expression for it where Terraform alone
 * knows the id: it takes the parts of the reference with which the id begins.
 */
export function scopeOfSubscription(id: string): string {
  const [, reference] = REFERENCE.exec(id) ?? [];
  return reference === undefined ? subscriptionScope(id) : `\${join("/", slice(split("/", ${reference}), 0, 3))}`;
}
