import { ACCESS_ROLES, type AccessRole, type GrantScope } from "../azure/access-roles";

export { ACCESS_ROLES, type AccessRole };

/** The kinds of principals, in Azure's words. */
export const PRINCIPAL_TYPES = ["User", "Group", "ServicePrincipal"] as const;

export type PrincipalType = (typeof PRINCIPAL_TYPES)[number];

/** A built-in role for some principals: at the gallery, or at each image and application that is named. */
export interface AccessGrant {
  /** `reader`, `publisher` or `sharing-admin`. Changing this replaces the role assignments. */
  readonly role: AccessRole;
  /** Object ids (GUIDs) of users, groups and service principals. Each gets a role assignment of its own. */
  readonly principals: readonly string[];
  /** The kind of all of these principals. Changing this replaces the role assignments. @default - Azure looks it up */
  readonly principalType?: PrincipalType;
  /** Names of images. @default - the gallery, where `applications` is left out too */
  readonly images?: readonly string[];
  /** Names of applications. @default - the gallery, where `images` is left out too */
  readonly applications?: readonly string[];
  /** The reason for the grant. Below azurerm 5.2, changing this replaces the role assignments. @default - none */
  readonly description?: string;
  /**
   * A condition of version 2.0. Azure evaluates none for these roles. Below azurerm 5.2, changing this replaces the role
   * assignments.
   * @default - none
   */
  readonly condition?: string;
}

/** The place of a grant: the gallery, where it names no item. */
export interface AccessScope {
  readonly kind: Exclude<GrantScope, "gallery">;
  readonly name: string;
}

/** Returns the places of a grant: each image and application that it names, or the gallery (undefined) where it names none. */
export function scopesOf({ images, applications }: AccessGrant): (AccessScope | undefined)[] {
  if (images === undefined && applications === undefined) return [undefined];
  return [
    ...(images ?? []).map((name): AccessScope => ({ kind: "image", name })),
    ...(applications ?? []).map((name): AccessScope => ({ kind: "application", name })),
  ];
}
