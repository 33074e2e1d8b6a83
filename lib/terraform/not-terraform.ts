/** Why a document can't be read as Terraform's: words for people, without the name of the file. */
export class NotTerraformError extends Error {
  override readonly name = "NotTerraformError";

  constructor(
    message: string,
    /** It is Terraform's, but has nothing of a gallery. */
    readonly isOfOthers = false,
  ) {
    super(message);
  }
}
