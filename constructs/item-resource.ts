import type { Construct } from "constructs";
import type { EmittedResource } from "../lib/emit/resource";
import type { Provider } from "../lib/plan/provider";
import type { AzapiResource } from "./azapi";
import { camelCase } from "./camel-case";
import { EmittedAzapiResource } from "./emitted-azapi";
import type { GalleryFacts } from "./gallery-facts";

/**
 * Makes the resource of an item from the arguments that lib/emit gives.
 * @param azurerm makes azurerm's resource from a configuration
 */
export function itemResource<Config, L1>(
  item: Construct,
  facts: GalleryFacts,
  managedBy: Provider,
  emitted: () => EmittedResource,
  azurerm: (config: Config) => L1,
): L1 | AzapiResource {
  const { provider, azapiProvider, settings } = facts;
  const lifecycle = settings.protect === true ? { lifecycle: { preventDestroy: true } } : {};
  if (managedBy === "azapi") {
    const meta = { ...lifecycle, ...(azapiProvider && { provider: azapiProvider }) };
    return new EmittedAzapiResource(item, { emitted }, meta);
  }
  return azurerm({ ...camelCase<Config>(emitted().arguments), ...lifecycle, ...(provider && { provider }) });
}
