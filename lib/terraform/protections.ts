import { own } from "../text/order";
import { OUR_PROTECTIONS, type Protections } from "../plan/protections";
import { publishesVersion } from "./azapi";
import type { TerraformKind } from "./document-kind";
import { blocksOf, type Resource } from "./resource";

const VERSION = "azurerm_shared_image_version";

/**
 * What the resources say of the order of an apply. A resource that is kept by `terraform_data` which depends on all
 * versions is destroyed last, as our constructs write it. A state and a plan don't show `lifecycle`: where there is
 * such a `terraform_data`, the versions are taken to be ours in that too.
 */
export function protectionsOf(resources: readonly Resource[], kind: TerraformKind): Protections {
  const versions = resources.filter((resource) => resource.type === VERSION || publishesVersion(resource));
  if (versions.length === 0) return OUR_PROTECTIONS;
  const anchors = resources.filter(
    (resource) => resource.type === "terraform_data" && (kind !== "configuration" || isCreatedFirst(resource)),
  );
  const anchored = new Set(anchors.flatMap(({ dependsOn }) => dependsOn));
  const deletesLast = versions.every(({ block }) => anchored.has(block));
  return { createBeforeDestroy: kind === "configuration" ? versions.every(isCreatedFirst) : deletesLast, deletesLast };
}

/** What holds for several configurations together: what one lacks, all lack. */
export function weakest(all: readonly Protections[]): Protections {
  return {
    createBeforeDestroy: all.every(({ createBeforeDestroy }) => createBeforeDestroy),
    deletesLast: all.every(({ deletesLast }) => deletesLast),
  };
}

function isCreatedFirst({ attributes }: Resource): boolean {
  return blocksOf(own(attributes, "lifecycle")).some((block) => own(block, "create_before_destroy") === true);
}
