/**
 * The version of Azure's API that every azapi resource uses: the newest before 2025-03-03. From that version on, a
 * definition without a security type becomes one for trusted launch
 * (https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery). It is the first version with soft
 * delete and the block of deletion.
 */
export const GALLERY_API_VERSION = "2024-03-03";

/** The resource types of Azure Resource Manager with that version, as azapi takes them. */
export const GALLERY_TYPES = {
  gallery: `Microsoft.Compute/galleries@${GALLERY_API_VERSION}`,
  image: `Microsoft.Compute/galleries/images@${GALLERY_API_VERSION}`,
  imageVersion: `Microsoft.Compute/galleries/images/versions@${GALLERY_API_VERSION}`,
  application: `Microsoft.Compute/galleries/applications@${GALLERY_API_VERSION}`,
  applicationVersion: `Microsoft.Compute/galleries/applications/versions@${GALLERY_API_VERSION}`,
} as const;

/**
 * The version constraint of azapi. It begins with the first version that replaces lists by `list_unique_id_property`
 * and that changes the API version of an action without repeating the action
 * (https://newreleases.io/project/github/Azure/terraform-provider-azapi/release/v2.9.0).
 */
export const AZAPI_VERSION = ">= 2.9, < 3.0";
