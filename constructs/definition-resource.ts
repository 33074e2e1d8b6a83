import { SharedImage, type SharedImageConfig } from "@cdktf/provider-azurerm/lib/shared-image";
import type { Construct } from "constructs";
import { definitionResource as emittedDefinition } from "../lib/emit/image-definition";
import type { EmittedResource } from "../lib/emit/resource";
import { providerOfDefinition } from "../lib/plan/provider";
import type { AzapiResource } from "./azapi";
import { camelCase } from "./camel-case";
import type { DefinitionModel } from "./definition-model";
import { EmittedAzapiResource } from "./emitted-azapi";

/** Makes the resource of a definition from the arguments that lib/emit gives. */
export function definitionResource(definition: Construct, model: DefinitionModel): SharedImage | AzapiResource {
  const { name, location: home, facts, settings: spec } = model;
  const { provider, azapiProvider } = facts;
  const isProtected = facts.settings.protect === true;
  const emitted = (): EmittedResource =>
    emittedDefinition({ name, spec, home, isProtected }, model.galleryReference, facts.toText);
  const lifecycle = isProtected ? { lifecycle: { preventDestroy: true } } : {};
  if (providerOfDefinition(spec).provider === "azapi") {
    const meta = { ...lifecycle, ...(azapiProvider && { provider: azapiProvider }) };
    return new EmittedAzapiResource(definition, { emitted }, meta);
  }
  return new SharedImage(definition, "Resource", {
    ...camelCase<SharedImageConfig>(emitted().arguments),
    ...lifecycle,
    ...(provider && { provider }),
  });
}
