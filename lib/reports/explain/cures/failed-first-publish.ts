import { GALLERY_API_VERSION } from "../../../azure/gallery-api";
import { addressOf, heading, link, paragraph, shell, terraform, type Cure, type Cured } from "./cure";

/** Brings a version into the state whose first publish failed or was cut off. */
export const failedFirstPublish: Cure = {
  id: "failed-first-publish",
  summary: "go on after the first publish of a version failed or was cut off",
  kinds: ["image", "application"],
  blocks: (of) => [
    heading("When"),
    paragraph(
      "An apply that publishes a version ended with an error or a timeout, while Azure went on with it. The version is in Azure and not in the state, so the next apply says that it already exists. With azurerm's feature `persist_id_on_create_before_polling_for_completion` it is in the state, but tainted: every plan replaces it, and every apply is refused, since the new one is created first.",
    ),
    heading("Steps"),
    paragraph(
      "1. Look at what Azure has. Go on when `provisioningState` is Succeeded, and no region has the state Failed:",
    ),
    shell(`az rest --method get --url '${of.id}?api-version=${GALLERY_API_VERSION}&$expand=ReplicationStatus'`),
    paragraph(
      "2. Where it is in the state, tainted, that is all that must be undone (`terraform state list` shows its address):",
    ),
    shell(`terraform untaint ${addressOf(of)}`),
    paragraph(importStep(of)),
    terraform({ import: [{ to: addressOf(of), id: importId(of) }] }),
    paragraph(
      "4. Run `terraform plan`. It must show the import and no change, or a change in place. Apply it, and delete the file. A replacement means that Azure has other values than the file, such as another source: do not apply. Write into the file what Azure has, or release what the file says under another number. Never delete a version that succeeded for that: machines may use it.",
    ),
    paragraph(
      "5. Where `provisioningState` is Failed, delete the version in Azure, and apply again. Nobody can use a version whose first publish failed, but make sure that it is that one:",
    ),
    shell(`az resource delete --ids ${of.id}`),
    heading("Source"),
    link("https://developer.hashicorp.com/terraform/language/import"),
    link("https://developer.hashicorp.com/terraform/cli/commands/untaint"),
    link("https://learn.microsoft.com/azure/virtual-machines/troubleshooting-shared-images"),
  ],
};

function importStep({ provider }: Cured): string {
  const step = "3. Where it is not in the state, import it by a block in a file beside `cdk.tf.json`";
  if (provider !== undefined) return `${step}:`;
  return `${step}. For one through azapi, the address begins with \`azapi_resource\`, and the id ends with \`?api-version=\` and the version of the API:`;
}

function importId({ id, provider }: Cured): string {
  return provider === "azapi" ? `${id}?api-version=${GALLERY_API_VERSION}` : id;
}
