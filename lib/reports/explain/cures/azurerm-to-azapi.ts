import { GALLERY_API_VERSION } from "../../../azure/gallery-api";
import { heading, link, paragraph, terraform, VERSION_TYPES, type Cure } from "./cure";

/** Moves what exists from azurerm to azapi, with no rebuild. */
export const azurermToAzapi: Cure = {
  id: "azurerm-to-azapi",
  summary: "move what azurerm manages to azapi, and back, without replacing it",
  kinds: ["image", "application"],
  blocks: ({ kind, id, name }) => [
    heading("When"),
    paragraph(
      "A version gets disk encryption sets, a gallery gets an identity, or an application gets custom actions: azapi manages it from then on (docs/azapi.md). To Terraform that is another resource, so it would destroy the old one and create the new one.",
    ),
    heading("Steps"),
    paragraph(
      "1. Change nothing else in this apply. Add a file beside `cdk.tf.json` with two blocks for each object: `removed` takes it out of azurerm's state and leaves it in Azure, `import` brings it in under its new address. The name after the dot is the same on both sides; `terraform state list` shows it:",
    ),
    terraform({
      removed: [{ from: `${VERSION_TYPES[kind].azurerm}.${name}`, lifecycle: { destroy: false } }],
      import: [{ to: `azapi_resource.${name}`, id: `${id}?api-version=${GALLERY_API_VERSION}` }],
    }),
    paragraph(
      "2. Run `terraform plan`. For each object it must show the removal from the state, the import, and no change or one in place. Nothing may be created or destroyed. Apply it.",
    ),
    paragraph("3. Delete the file. `removed` needs Terraform 1.7, `import` 1.5."),
    paragraph(
      "A `moved` block is no way: azapi then takes the newest version of the API that it knows, and drops location and tags. The way back is the same with the two addresses exchanged; ids for azurerm end without `?api-version`.",
    ),
    heading("Source"),
    link("https://developer.hashicorp.com/terraform/language/resources/syntax#removing-resources"),
    link("https://developer.hashicorp.com/terraform/language/import"),
  ],
};
