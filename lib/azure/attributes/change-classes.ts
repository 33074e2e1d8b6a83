/** What a change of one attribute means. */
export type ChangeClass =
  /** Terraform changes the object where it is, and Azure takes it. */
  | "in-place"
  /** Terraform says "must be replaced". */
  | "replaced"
  /** Terraform plans it in place, and Azure refuses it when it is applied. */
  | "refused"
  /** Terraform forgets the object and destroys it. */
  | "destroyed"
  /** Only Terraform reads it: nothing changes in Azure, and no plan shows it. */
  | "unseen";

/** What a change of a published object means under each provider, and who says so. */
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
export const REPLACED = ["replaced"] as const;
export const DESTROYED = ["destroyed"] as const;
export const UNSEEN = ["unseen"] as const;
/** azapi sends what azurerm would replace for, and Azure refuses it. */
export const FIXED = ["replaced", "refused"] as const;
/** Only azapi replaces for it: to azurerm it is the provider block's, and no argument. */
export const FIXED_BY_AZAPI = ["unseen", "replaced"] as const;
/** Only azurerm replaces for it. */
export const FIXED_BY_AZURERM = ["replaced", "in-place"] as const;

const PROVIDER = "https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/compute";
export const LEARN = "https://learn.microsoft.com/azure/virtual-machines";

/** Pages that rows name. */
export const SOURCES = {
  gallery: `${PROVIDER}/shared_image_gallery_resource.go`,
  definition: `${PROVIDER}/shared_image_resource.go`,
  version: `${PROVIDER}/shared_image_version_resource.go`,
  updatable: `${LEARN}/shared-image-galleries#updating-resources`,
  refusals: `${LEARN}/troubleshooting-shared-images`,
  encryption: `${LEARN}/image-version-encryption`,
  lifecycle: "https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle",
  moved: "https://developer.hashicorp.com/terraform/language/modules/develop/refactoring",
  import: "https://developer.hashicorp.com/terraform/language/import",
  removed: "https://developer.hashicorp.com/terraform/language/resources/syntax#removing-resources",
  plan: "https://developer.hashicorp.com/terraform/internals/json-format#change-representation",
} as const;
