import { ARTIFACTS_PUBLISHER, IMAGE_READER, READER, SHARING_ADMIN, type Role } from "./roles";

/** The scopes of a grant. */
export type GrantScope = "gallery" | "image" | "application";

/** The roles that a grant may name. */
export const ACCESS_ROLES = ["reader", "publisher", "sharing-admin"] as const;

export type AccessRole = (typeof ACCESS_ROLES)[number];

/** Returns Azure's role for a role of a grant. Its role for readers of galleries reads images alone. */
export function azureRole(role: AccessRole, scope: GrantScope): Role {
  switch (role) {
    case "reader":
      return scope === "application" ? READER : IMAGE_READER;
    case "publisher":
      return ARTIFACTS_PUBLISHER;
    case "sharing-admin":
      return SHARING_ADMIN;
  }
}

/** Returns the role of a grant that a role definition's id stands for at a scope; undefined for any other role. */
export function roleOfId(id: string, scope: GrantScope): AccessRole | undefined {
  const last = id.slice(id.lastIndexOf("/") + 1).toLowerCase();
  return ACCESS_ROLES.find((role) => azureRole(role, scope).id === last);
}

/** Returns the role of a grant that a name of Azure stands for at a scope; undefined for any other role. */
export function roleOfName(name: string, scope: GrantScope): AccessRole | undefined {
  return ACCESS_ROLES.find((role) => azureRole(role, scope).name.toLowerCase() === name.toLowerCase());
}
