/** Kinds of principals that a role is given to, as Azure calls them. */
export const PRINCIPAL_TYPES = ["User", "Group", "ServicePrincipal"] as const;

/** What a role assignment says besides who and what. */
export interface GrantOptions {
  /**
   * Kind of the principal; saves a look-up that fails for a principal just created. Changing this replaces the role
   * assignment. @default - Azure looks it up
   */
  readonly principalType?: (typeof PRINCIPAL_TYPES)[number];
  /** Why it is granted. Changing this replaces the role assignment. @default - none */
  readonly description?: string;
}
