/**
 * The version of Azure's API that everything through azapi is written in: the newest before 2025-03-03, from
 * which on a definition without a security type becomes one for trusted launch
 * (https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery). It has all that is written here:
 * soft delete and the block of deletion came with it.
 */
export const GALLERY_API_VERSION = "2024-03-03";

/** Resource types of Azure Resource Manager, with that version, as azapi takes them. */
export const GALLERY_TYPES = {
  gallery: `Microsoft.Compute/galleries@${GALLERY_API_VERSION}`,
  image: `Microsoft.Compute/galleries/images@${GALLERY_API_VERSION}`,
  imageVersion: `Microsoft.Compute/galleries/images/versions@${GALLERY_API_VERSION}`,
} as const;

/**
 * azapi from the first version on that replaces lists by `list_unique_id_property`, and that changes the API
 * version of an action without doing it again
 * (https://newreleases.io/project/github/Azure/terraform-provider-azapi/release/v2.9.0).
 */
export const AZAPI_VERSION = ">= 2.9, < 3.0";
