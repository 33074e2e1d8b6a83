/** The class of a change of one attribute. */
export type ChangeClass =
  /** Terraform changes the object in place, and Azure accepts it. */
  | "in-place"
  /** Terraform says "must be replaced". */
  | "replaced"
  /** Terraform plans it in place, and Azure refuses it when it is applied. */
  | "refused"
  /** Azure refuses it while something is in the object that the file does not list, and nobody here knows of it. */
  | "perhaps-refused"
  /** Terraform forgets the object and destroys it. */
  | "destroyed"
  /** Only Terraform reads it: nothing changes in Azure, and no plan shows it. */
  | "unseen";

/** The classes of a change of a published object, one for each provider, with their source. */
export interface ChangeClasses {
  readonly azurerm: ChangeClass;
  readonly azapi: ChangeClass;
  readonly reason: string;
  /** A URL. */
  readonly source: string;
}

/** Makes the row of a change; without a class for azapi, both providers do the same. */
export function change(
  [azurerm, azapi = azurerm]: readonly [azurerm: ChangeClass, azapi?: ChangeClass],
  reason: string,
  source: string,
): ChangeClasses {
  return { azurerm, azapi, reason, source };
}

export const IN_PLACE = ["in-place"] as const;
export const REFUSED = ["refused"] as const;
export const PERHAPS_REFUSED = ["perhaps-refused"] as const;
export const REPLACED = ["replaced"] as const;
export const DESTROYED = ["destroyed"] as const;
export const UNSEEN = ["unseen"] as const;
/** The classes of a change that azurerm replaces for. azapi sends it, and Azure refuses it. */
export const FIXED = ["replaced", "refused"] as const;
/** The classes of a change that only azapi replaces for. In azurerm it belongs to the provider block. */
export const FIXED_BY_AZAPI = ["unseen", "replaced"] as const;
/** The classes of a change that only azurerm replaces for. */
export const FIXED_BY_AZURERM = ["replaced", "in-place"] as const;

const PROVIDER = "https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/compute";
export const LEARN = "https://learn.microsoft.com/azure/virtual-machines";

/** The pages that rows cite. */
export const SOURCES = {
  gallery: `${PROVIDER}/shared_image_gallery_resource.go`,
  definition: `${PROVIDER}/shared_image_resource.go`,
  version: `${PROVIDER}/shared_image_version_resource.go`,
  application: `${PROVIDER}/gallery_application_resource.go`,
  applicationVersion: `${PROVIDER}/gallery_application_version_resource.go`,
  applications: `${LEARN}/vm-applications`,
  updatable: `${LEARN}/shared-image-galleries#updating-resources`,
  refusals: `${LEARN}/troubleshooting-shared-images`,
  encryption: `${LEARN}/image-version-encryption`,
  lifecycle: "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
  moved: "https://developer.hashicorp.com/terraform/language/modules/develop/refactoring",
  import: "https://developer.hashicorp.com/terraform/language/import",
  removed: "https://developer.hashicorp.com/terraform/language/resources/syntax#removing-resources",
  plan: "https://developer.hashicorp.com/terraform/internals/json-format#change-representation",
} as const;
