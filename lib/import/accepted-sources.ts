import { isAcceptedByAzurerm } from "../azure/azurerm-ids";
import type { DefinitionPlan } from "../plan/plan";
import type { ImageSourceSpec } from "../spec/image-version-spec";
import { providerOfFound } from "./likely-policies";
import { ofPublished } from "./published";

/**
 * Returns versions with sources that azurerm accepts. At plan azurerm refuses an id for its capitals, and another
 * spelling would replace the version, so such a version becomes `published`.
 */
export function withAcceptedSources(
  found: DefinitionPlan,
  note: (what: string, version: string) => void,
): DefinitionPlan {
  const managedBy = providerOfFound(found);
  const versions = found.versions.map((version) => {
    const refused = managedBy(version.spec).provider === "azurerm" ? refusedId(version.spec.source) : undefined;
    if (refused === undefined) return version;
    note(`the source ${refused}, whose capitals azurerm does not take`, version.version);
    return { ...version, spec: ofPublished(version.spec) };
  });
  return { ...found, versions };
}

function refusedId({ managedImage, virtualMachine, blob }: ImageSourceSpec): string | undefined {
  const ids = { managedImage, virtualMachine, storageAccountId: blob?.storageAccountId };
  return Object.entries(ids).find(([key, id]) => id !== undefined && !isAcceptedByAzurerm(key, id))?.[1];
}
