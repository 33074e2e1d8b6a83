const GROUP = "/subscriptions/[^/]+/resourceGroups/[^/]+/providers";

/**
 * Ids as azurerm takes them, which compares the words of an id with capitals: `/resourcegroups/` is refused at plan. A
 * snapshot's is any text to it.
 * Source: https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/compute/shared_image_version_resource.go
 */
const ACCEPTED = {
  managedImage: new RegExp(`^${GROUP}/Microsoft\\.Compute/images/[^/]+$`),
  virtualMachine: new RegExp(`^${GROUP}/Microsoft\\.Compute/virtualMachines/[^/]+$`),
  storageAccountId: new RegExp(`^${GROUP}/Microsoft\\.Storage/storageAccounts/[^/]+$`),
} as const;

/** Whether azurerm takes the id of a source, by the key that it stands under in a spec. */
export function isAcceptedByAzurerm(key: string, id: string): boolean {
  return !Object.hasOwn(ACCEPTED, key) || ACCEPTED[key as keyof typeof ACCEPTED].test(id);
}
