import { SharedImage, type SharedImageConfig } from "@cdktf/provider-azurerm/lib/shared-image";
import { definitionResource as emittedDefinition } from "../lib/emit/image-definition";
import type { EmittedResource } from "../lib/emit/resource";
import { managementOfDefinition } from "../lib/plan/provider";
import type { ImageDefinitionSpec } from "../lib/spec/image-definition-spec";
import type { AzapiResource } from "./azapi";
import { camelCase } from "./camel-case";
import { EmittedAzapiResource } from "./emitted-azapi";
import type { ImageDefinition } from "./image-definition";

/** Makes what Terraform manages a definition with, of the arguments that lib/emit gives it. */
export function definitionResource(
  definition: ImageDefinition,
  spec: ImageDefinitionSpec,
): SharedImage | AzapiResource {
  const { name, location: home, facts, gallery } = definition;
  const isProtected = facts.settings.protect === true;
  const emitted = (): EmittedResource => emittedDefinition({ name, spec, home, isProtected }, gallery, facts.toText);
  const lifecycle = isProtected ? { lifecycle: { preventDestroy: true } } : {};
  if (managementOfDefinition(spec).provider === "azapi") {
    return new EmittedAzapiResource(definition, { emitted }, lifecycle);
  }
  return new SharedImage(definition, "Resource", {
    ...camelCase<SharedImageConfig>(emitted().arguments),
    ...lifecycle,
    ...(facts.provider && { provider: facts.provider }),
  });
}
