export type Json = Readonly<Record<string, unknown>>;

const ID = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Compute";

/** A resource as states and plans have it. */
export interface ShownResource {
  readonly address: string;
  readonly type: string;
  readonly values: Json;
}

export function shownGallery(parts: Json = {}): ShownResource {
  return shown("azurerm_shared_image_gallery.g", {
    id: `${ID}/galleries/images`,
    name: "images",
    resource_group_name: "rg",
    location: "westeurope",
    ...parts,
  });
}

export function shownDefinition(parts: Json = {}): ShownResource {
  return shown("azurerm_shared_image.i", {
    id: `${ID}/galleries/images/images/ubuntu`,
    name: "ubuntu",
    gallery_name: "images",
    resource_group_name: "rg",
    location: "westeurope",
    os_type: "Linux",
    identifier: [{ publisher: "p", offer: "o", sku: "s" }],
    ...parts,
  });
}

export function shownVersion(name: string, parts: Json = {}, address = `v["${name}"]`): ShownResource {
  return shown(`azurerm_shared_image_version.${address}`, {
    id: `${ID}/galleries/images/images/ubuntu/versions/${name}`,
    name,
    gallery_name: "images",
    image_name: "ubuntu",
    resource_group_name: "rg",
    location: "westeurope",
    managed_image_id: `${ID}/images/${name}`,
    target_region: [{ name: "westeurope", regional_replica_count: 1 }],
    ...parts,
  });
}

function shown(address: string, values: Json): ShownResource {
  return { address, type: address.slice(0, address.indexOf(".")), values };
}

/** A change of a resource that is on both sides. */
export interface ShownChange {
  readonly before?: ShownResource;
  readonly after?: ShownResource;
  readonly actions: readonly string[];
  /** Of the change itself, such as `replace_paths`. */
  readonly change?: Json;
  /** Of what stands around it, such as `action_reason`. */
  readonly others?: Json;
}

/** What `terraform show -json` prints of a plan that makes these changes. */
export function planJson(changes: readonly ShownChange[], others: Json = {}): Json {
  const sideOf = (side: "before" | "after"): Json => ({
    root_module: { resources: changes.flatMap((change) => change[side] ?? []) },
  });
  return {
    format_version: "1.2",
    prior_state: { format_version: "1.0", values: sideOf("before") },
    planned_values: sideOf("after"),
    resource_changes: changes.map(({ before, after, actions, change, others: around }) => {
      const { address, type } = (after ?? before) as ShownResource;
      const values = { before: before?.values ?? null, after: after?.values ?? null };
      return { address, type, mode: "managed", change: { actions, ...values, ...change }, ...around };
    }),
    ...others,
  };
}

/** A resource that a plan leaves as it is. */
export function unchanged(resource: ShownResource): ShownChange {
  return { before: resource, after: resource, actions: ["no-op"] };
}

/** What `terraform show -json` prints of a state. */
export function stateJson(...resources: readonly ShownResource[]): Json {
  return { format_version: "1.0", values: { root_module: { resources } } };
}

/** The same resources as a configuration in Terraform's JSON syntax; ids are Azure's to give. */
export function configurationJson(resources: readonly ShownResource[], others: Json = {}): Json {
  const types: Record<string, Record<string, Json>> = {};
  for (const { address, type, values } of resources) {
    const { id: _, ...written } = values;
    (types[type] ??= {})[address.slice(type.length + 1)] = written;
  }
  return { resource: types, ...others };
}
