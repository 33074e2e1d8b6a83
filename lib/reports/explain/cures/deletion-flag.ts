import { AZAPI_VERSION } from "../../../azure/gallery-api";
import { heading, link, paragraph, terraform, VERSION_TYPES, type Cure } from "./cure";

/** Turns on, for a version that exists, the permission to take it out of regions. azurerm would replace the version. */
export const deletionFlag: Cure = {
  id: "deletion-flag",
  summary: "let a published version leave regions that it was published without permission to leave",
  kinds: ["image"],
  blocks: ({ kind, id, name }) => [
    heading("When"),
    paragraph(
      "A version was published with `deletion_of_replicated_locations_enabled = false`, azurerm's default. Azure refuses to take a region away from it, and azurerm can only replace it, which is refused too, since the new one has the id of the old one. Azure itself lets the flag be turned on.",
    ),
    heading("Steps"),
    paragraph(
      "1. Leave the regions of the version as they are for this apply, and add two files beside `cdk.tf.json`. `cure.tf.json` turns the flag on:",
    ),
    terraform({
      resource: {
        azapi_update_resource: {
          deletion_flag: {
            type: VERSION_TYPES[kind].azapi,
            resource_id: id,
            body: { properties: { safetyProfile: { allowDeletionOfReplicatedLocations: true } } },
          },
        },
      },
    }),
    paragraph(
      "2. `cure_override.tf.json` keeps azurerm from replacing the version meanwhile, and names azapi. Terraform merges a file of such a name into the others:",
    ),
    terraform({
      resource: {
        [VERSION_TYPES[kind].azurerm]: {
          [name]: { lifecycle: { ignore_changes: ["deletion_of_replicated_locations_enabled"] } },
        },
      },
      terraform: { required_providers: { azapi: { source: "azure/azapi", version: AZAPI_VERSION } } },
    }),
    paragraph(
      "3. Run `terraform init` and `terraform plan`. It must show one resource to add, the `azapi_update_resource`, and nothing else. Apply it.",
    ),
    paragraph(
      "4. Delete both files, and take `allowRegionRemoval: false` out of the version, or out of the file that made the version without it. The plan must show that the `azapi_update_resource` is destroyed, which changes nothing in Azure, and no change of the version. Apply it.",
    ),
    paragraph("5. From now on regions leave the version in place."),
    heading("Source"),
    link("https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery"),
    link("https://developer.hashicorp.com/terraform/language/files/override"),
  ],
};
