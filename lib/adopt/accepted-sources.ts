import type { DefinitionPlan } from "../plan";
import type { ImageSourceSpec } from "../spec";
import { managementOfFound } from "./policies";
import { ofPublished } from "./published";

const GROUP = "/subscriptions/[^/]+/resourceGroups/[^/]+/providers";

/** Ids as azurerm takes them, which compares the words of an id with capitals. A snapshot's is any text to it. */
const ACCEPTED = {
  managedImage: new RegExp(`^${GROUP}/Microsoft\\.Compute/images/[^/]+$`),
  virtualMachine: new RegExp(`^${GROUP}/Microsoft\\.Compute/virtualMachines/[^/]+$`),
  storageAccountId: new RegExp(`^${GROUP}/Microsoft\\.Storage/storageAccounts/[^/]+$`),
} as const;

/**
 * Versions as they were found, but those `published` whose source azurerm would refuse at plan for the capitals of
 * its id: another spelling would be another source to it, and replace the version.
 */
export function withAcceptedSources(
  found: DefinitionPlan,
  note: (what: string, version: string) => void,
): DefinitionPlan {
  const management = managementOfFound(found);
  const versions = found.versions.map((version) => {
    const refused = management(version.spec).provider === "azurerm" ? refusedId(version.spec.source) : undefined;
    if (refused === undefined) return version;
    note(`the source ${refused}, whose capitals azurerm does not take`, version.version);
    return { ...version, spec: ofPublished(version.spec) };
  });
  return { ...found, versions };
}

function refusedId({ managedImage, virtualMachine, blob }: ImageSourceSpec): string | undefined {
  const ids = { managedImage, virtualMachine, storageAccountId: blob?.storageAccountId };
  return (Object.keys(ACCEPTED) as (keyof typeof ACCEPTED)[])
    .filter((key) => ids[key] !== undefined && !ACCEPTED[key].test(ids[key]))
    .map((key) => ids[key])[0];
}
