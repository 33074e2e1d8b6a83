import { own } from "../text/order";
import { isObject, type Attributes } from "../terraform/resource";
import type { GallerySettings } from "../spec/gallery-spec";

/** An `import` block of Terraform. */
export interface ImportBlock {
  /** Address of the resource in the configuration. */
  readonly to: string;
  /** Id of what exists. */
  readonly id: string;
}

/**
 * The blocks that take a gallery, its definitions and its versions under the addresses of a configuration: what
 * `gallerist synth` makes of the gallery's spec. Parents stand before what is in them. What only changes something
 * that lives elsewhere (`azapi_update_resource`) needs no import.
 */
export function importBlocks(
  configuration: unknown,
  gallery: GallerySettings & { readonly subscription: string },
): ImportBlock[] {
  const { subscription, resourceGroup, name } = gallery;
  const id = `/subscriptions/${subscription}/resourceGroups/${resourceGroup}/providers/Microsoft.Compute/galleries/${name}`;
  const resources = resourcesOf(configuration);
  const ofKind = (kind: Kind): ConfiguredResource[] => resources.filter((resource) => kindOf(resource) === kind);
  const definitions = ofKind("definition");
  const names = new Map(definitions.map(({ address, attributes }) => [address, String(attributes.name)]));
  const imageOf = ({ attributes }: ConfiguredResource): string => {
    const reference = String(attributes.image_name ?? attributes.parent_id);
    const address = /^\$\{(.+)\.(?:name|id)\}$/.exec(reference)?.[1];
    return names.get(address ?? "") ?? (reference.split("/").at(-1) as string);
  };
  const block = (resource: ConfiguredResource, path: string): ImportBlock => ({
    to: resource.address,
    id: `${id}${path}${apiVersionOf(resource)}`,
  });
  return [
    ...ofKind("gallery").map((resource) => block(resource, "")),
    ...definitions.map((resource) => block(resource, `/images/${String(resource.attributes.name)}`)),
    ...ofKind("version").map((resource) =>
      block(resource, `/images/${imageOf(resource)}/versions/${String(resource.attributes.name)}`),
    ),
  ];
}

interface ConfiguredResource {
  readonly address: string;
  readonly type: string;
  readonly attributes: Attributes;
}

function resourcesOf(configuration: unknown): ConfiguredResource[] {
  const types = isObject(configuration) ? own(configuration, "resource") : undefined;
  return Object.entries(isObject(types) ? types : {}).flatMap(([type, named]) =>
    Object.entries(isObject(named) ? named : {}).flatMap(([name, attributes]) =>
      isObject(attributes) ? [{ address: `${type}.${name}`, type, attributes }] : [],
    ),
  );
}

type Kind = "gallery" | "definition" | "version";

/** Kinds by type of azurerm, and for azapi by Azure's own type. */
const KINDS: Readonly<Record<string, Kind>> = {
  azurerm_shared_image_gallery: "gallery",
  azurerm_shared_image: "definition",
  azurerm_shared_image_version: "version",
  "Microsoft.Compute/galleries/images": "definition",
  "Microsoft.Compute/galleries/images/versions": "version",
};

function kindOf({ type, attributes }: ConfiguredResource): Kind | undefined {
  if (type !== "azapi_resource") return own(KINDS, type);
  return own(KINDS, String(attributes.type).replace(/@.*/s, ""));
}

/** azapi reads what it imports through the version of the API that an id names, and notes that as its type. */
function apiVersionOf({ type, attributes }: ConfiguredResource): string {
  const version = type === "azapi_resource" ? /@(.+)$/s.exec(String(attributes.type))?.[1] : undefined;
  return version === undefined ? "" : `?api-version=${version}`;
}
