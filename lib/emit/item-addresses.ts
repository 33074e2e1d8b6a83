import type { ItemPlan } from "../plan/plan";
import type { AddressedResource } from "./addressed-resources";
import { versionId } from "./construct-id";
import { GATE_ID } from "./gate";
import { itemPath } from "./gallery-resources";
import type { ItemAddresses } from "./latest-output";
import { RESOURCE } from "./resource-name";

/** Returns the addresses of resources, by the path of their constructs. */
export function addressesByPath(resources: readonly AddressedResource[]): ReadonlyMap<string, string> {
  return new Map(resources.map(({ path, resource, name }) => [keyOf(path), `${resource.type}.${name}`]));
}

/** Returns the addresses of the versions of an item, and of their gates. */
export function addressesIn(item: ItemPlan, addresses: ReadonlyMap<string, string>): ItemAddresses {
  const at = (version: string, id: string) => addresses.get(keyOf([...itemPath(item), versionId(version), id]));
  return {
    ofVersion: (version) => at(version, RESOURCE) as string,
    ofGate: (version) => at(version, GATE_ID),
  };
}

function keyOf(path: readonly string[]): string {
  return path.join("\n");
}
