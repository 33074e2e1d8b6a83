import { own } from "../text/order";
import { OUR_PROTECTIONS, type Protections } from "../plan/protections";
import { publishesVersion } from "./azapi";
import type { TerraformKind } from "./document-kind";
import { blocksOf, type Resource } from "./resource";

const VERSIONS: readonly string[] = ["azurerm_shared_image_version", "azurerm_gallery_application_version"];

/**
 * Returns the ordering that the resources ask of an apply. A `terraform_data` that depends on every version keeps the
 * versions until the rest is done, as our constructs write it. A state and a plan do not show `lifecycle`: with such a
 * `terraform_data`, the versions are assumed to be created before they are destroyed, too.
 */
export function protectionsOf(resources: readonly Resource[], kind: TerraformKind): Protections {
  const versions = resources.filter((resource) => VERSIONS.includes(resource.type) || publishesVersion(resource));
  if (versions.length === 0) return OUR_PROTECTIONS;
  const anchors = resources.filter(
    (resource) => resource.type === "terraform_data" && (kind !== "configuration" || isCreatedFirst(resource)),
  );
  const anchored = new Set(anchors.flatMap(({ dependsOn }) => dependsOn));
  const deletesLast = versions.every(({ block }) => anchored.has(block));
  return { createBeforeDestroy: kind === "configuration" ? versions.every(isCreatedFirst) : deletesLast, deletesLast };
}

/** Returns the protections that all of several configurations have. */
export function weakest(all: readonly Protections[]): Protections {
  return {
    createBeforeDestroy: all.every(({ createBeforeDestroy }) => createBeforeDestroy),
    deletesLast: all.every(({ deletesLast }) => deletesLast),
  };
}

function isCreatedFirst({ attributes }: Resource): boolean {
  return blocksOf(own(attributes, "lifecycle")).some((block) => own(block, "create_before_destroy") === true);
}
