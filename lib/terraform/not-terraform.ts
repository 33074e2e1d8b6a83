/** An error for a document that cannot be read as Terraform's. The message says why, without the name of the file. */
export class NotTerraformError extends Error {
  override readonly name = "NotTerraformError";

  constructor(
    message: string,
    /** The document is Terraform's, but has no resources of a gallery. */
    readonly isOfOthers = false,
  ) {
    super(message);
  }
}
