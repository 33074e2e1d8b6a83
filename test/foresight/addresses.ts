/** A configuration in Terraform JSON, as far as it is read here. */
export interface Configuration {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Resource>>>>;
}

type Resource = Readonly<Record<string, unknown>>;

/**
 * The resources that stand for galleries, definitions and versions: address by path, `gallery/definition/version`.
 * The anchors of versions are left out: no recording has them.
 * @throws Error for a resource of which that is not known
 */
export function addressesByPath({ resource = {} }: Configuration): Map<string, string> {
  const blocks = Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named).map(([name, block]): [string, Resource] => [`${type}.${name}`, block]),
  );
  const all = new Map(blocks);
  const managed = blocks.filter(([address]) => !address.startsWith("terraform_data."));
  return new Map(managed.map(([address, block]) => [pathOf(address, block, all), address]));
}

type Blocks = ReadonlyMap<string, Resource>;

function pathOf(address: string, block: Resource, all: Blocks): string {
  const text = (attribute: string): string => resolved(block[attribute], all);
  switch (address.slice(0, address.indexOf("."))) {
    case "azurerm_shared_image_gallery":
      return text("name");
    case "azurerm_shared_image":
      return `${text("gallery_name")}/${text("name")}`;
    case "azurerm_shared_image_version":
      return `${text("gallery_name")}/${text("image_name")}/${text("name")}`;
    case "azapi_resource":
      return `${pathOfId(text("parent_id"))}/${text("name")}`;
    default:
      throw new Error(`${address}: of which gallery, definition or version?`);
  }
}

const REFERENCE = /\$\{([a-z_]+\.[\w-]+)\.([a-z_]+)\}/g;

/** A text in which every reference is replaced by what it refers to. */
function resolved(value: unknown, all: Blocks): string {
  if (typeof value !== "string") throw new Error(`${JSON.stringify(value)} is not a text`);
  return value.replace(REFERENCE, (_, address: string, attribute: string) => {
    const block = all.get(address);
    if (!block) throw new Error(`there is no ${address}`);
    return attribute === "id" ? idOf(pathOf(address, block, all)) : resolved(block[attribute], all);
  });
}

/** The end of a definition's resource id. */
function idOf(path: string): string {
  const [gallery, definition] = path.split("/") as [string, string];
  return `/galleries/${gallery}/images/${definition}`;
}

function pathOfId(id: string): string {
  const [, gallery, definition] = /\/galleries\/([^/]+)\/images\/([^/]+)$/.exec(id) ?? [];
  if (gallery === undefined || definition === undefined) throw new Error(`${id} is not the id of a definition`);
  return `${gallery}/${definition}`;
}
