import type { Unresolved } from "./resource";

/** An error for a document that cannot be read as Terraform's. The message says why, without the name of the file. */
export class NotTerraformError extends Error {
  override readonly name = "NotTerraformError";

  constructor(
    message: string,
    /** The document is Terraform's, but has no resources of a gallery that are read. */
    readonly isOfOthers = false,
    /** The resources of a gallery that it has in a form that is not read. */
    readonly unresolved: readonly Unresolved[] = [],
  ) {
    super(message);
  }
}
