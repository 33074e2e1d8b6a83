import type { PrincipalType } from "../lib/spec/access-spec";

/** The options of a role assignment besides its principal and role. */
export interface GrantOptions {
  /**
   * The kind of the principal. It saves a look-up, which fails for a principal just created. Changing this replaces the
   * role assignment.
   * @default - Azure looks it up
   */
  readonly principalType?: PrincipalType;
  /** The reason for the grant. Changing this replaces the role assignment. @default - none */
  readonly description?: string;
  /**
   * A condition of version 2.0. Azure evaluates none for these roles. Changing this replaces the role assignment.
   * @default - none
   */
  readonly condition?: string;
}
