const GROUP = "/subscriptions/[^/]+/resourceGroups/[^/]+/providers";

/**
 * The patterns of ids that azurerm accepts. It compares the words of an id with their case: `/resourcegroups/` is
 * refused at plan. It accepts any text as the id of a snapshot.
 * Source: https://github.com/hashicorp/terraform-provider-azurerm/blob/v4.55.0/internal/services/compute/shared_image_version_resource.go
 */
const ACCEPTED = {
  managedImage: new RegExp(`^${GROUP}/Microsoft\\.Compute/images/[^/]+$`),
  virtualMachine: new RegExp(`^${GROUP}/Microsoft\\.Compute/virtualMachines/[^/]+$`),
  storageAccountId: new RegExp(`^${GROUP}/Microsoft\\.Storage/storageAccounts/[^/]+$`),
} as const;

/** Reports whether azurerm accepts the id of a source, by the key that it stands under in a spec. */
export function isAcceptedByAzurerm(key: string, id: string): boolean {
  return !Object.hasOwn(ACCEPTED, key) || ACCEPTED[key as keyof typeof ACCEPTED].test(id);
}
