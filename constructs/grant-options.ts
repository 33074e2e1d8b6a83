/** The kinds of principals, in Azure's words. */
export const PRINCIPAL_TYPES = ["User", "Group", "ServicePrincipal"] as const;

/** The options of a role assignment besides its principal and role. */
export interface GrantOptions {
  /**
   * The kind of the principal. It saves a look-up, which fails for a principal just created. Changing this replaces the
   * role assignment.
   * @default - Azure looks it up
   */
  readonly principalType?: (typeof PRINCIPAL_TYPES)[number];
  /** The reason for the grant. Changing this replaces the role assignment. @default - none */
  readonly description?: string;
}
