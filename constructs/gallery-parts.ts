import type { TerraformMetaArguments } from "cdktf";
import type { Construct } from "constructs";
import { galleryParts } from "../lib/emit/gallery";
import type { EmittedResource } from "../lib/emit/resource";
import { AzapiResourceAction, AzapiUpdateResource } from "./azapi";
import { needAzapi } from "./azapi-provider";
import { camelCase } from "./camel-case";
import type { CommonFacts } from "./gallery-facts";
import type { IGallery } from "./interfaces";

type Part = AzapiResourceAction | AzapiUpdateResource;

/** Makes the resources of a gallery that azurerm lacks: direct sharing and soft delete. */
export function addGalleryParts(gallery: Construct & IGallery, { settings, azapiProvider, toText }: CommonFacts): void {
  const made = new Map<string, Part>();
  for (const { id, resource, after } of galleryParts(
    settings,
    { id: gallery.galleryId, principalId: () => "" },
    toText,
  )) {
    needAzapi(gallery, azapiProvider);
    const before = after === undefined ? undefined : made.get(after);
    const meta = { ...(before && { dependsOn: [before] }), ...(azapiProvider && { provider: azapiProvider }) };
    made.set(id, part(gallery, id, resource, meta));
  }
}

function part(
  gallery: Construct,
  id: string,
  { type, arguments: args }: EmittedResource,
  meta: TerraformMetaArguments,
): Part {
  return type === "azapi_resource_action"
    ? new AzapiResourceAction(gallery, id, { ...camelCase(args), ...meta })
    : new AzapiUpdateResource(gallery, id, { ...camelCase(args), ...meta });
}
