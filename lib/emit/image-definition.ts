import { toBody } from "../azure/attributes/body";
import { IMAGE_DEFINITION } from "../azure/attributes/image-definition";
import { GALLERY_TYPES } from "../azure/gallery-api";
import { providerOfDefinition } from "../plan/provider";
import type { ImageDefinitionSpec } from "../spec/image-definition-spec";
import { argumentsOf, type Arguments } from "./arguments";
import type { EmittedResource, GalleryReference } from "./resource";
import type { ToText } from "./terraform-text";

/** An image definition that is created. */
export interface EmittedDefinition {
  readonly name: string;
  readonly spec: ImageDefinitionSpec;
  /** The home region, normalized. */
  readonly home: string;
  /** True when plans that destroy it must be refused. */
  readonly isProtected: boolean;
}

/** Stands for required values that a spec leaves out: the check refuses it, but azurerm's bindings need a value. */
const INCOMPLETE = { os: "linux", identifier: { publisher: "", offer: "", sku: "" } } as const;

/** Returns the resource of an image definition. */
export function definitionResource(
  { name, spec, home, isProtected }: EmittedDefinition,
  gallery: GalleryReference,
  toText: ToText,
): EmittedResource {
  const { provider } = providerOfDefinition(spec);
  const args = argumentsOf(IMAGE_DEFINITION, { ...INCOMPLETE, ...spec, name, location: home }, { provider, toText });
  const lifecycle = isProtected ? ({ lifecycle: { prevent_destroy: true } } as const) : {};
  if (provider === "azapi") return { type: "azapi_resource", arguments: azapiArguments(args, gallery), ...lifecycle };
  return {
    type: "azurerm_shared_image",
    arguments: { gallery_name: gallery.name, resource_group_name: gallery.resourceGroup, ...args },
    ...lifecycle,
  };
}

function azapiArguments(args: Arguments, gallery: GalleryReference): Arguments {
  const { name, location, tags, timeouts } = args;
  return {
    type: GALLERY_TYPES.image,
    name,
    parent_id: gallery.id(),
    location,
    body: toBody(IMAGE_DEFINITION, args),
    ...(tags !== undefined && { tags }),
    ...(timeouts !== undefined && { timeouts }),
  };
}
