import type { EmittedResource } from "./resource";

/**
 * Returns the `terraform_data`, built into Terraform, that depends on every version of a definition and changes with
 * their set. Without it Terraform destroys a version that leaves the configuration at once, while its successor is
 * still being created.
 * @param versions oldest first
 */
export function versionAnchor(versions: readonly string[]): EmittedResource {
  return { type: "terraform_data", arguments: { input: versions }, lifecycle: { create_before_destroy: true } };
}

/** Construct id of the anchor, below the definition's. */
export const ANCHOR_ID = "Versions";
