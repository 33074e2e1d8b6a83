import { readTerraform } from "../../../lib/terraform/read-terraform";
import { azurermSchema, type Block } from "../../support/provider-schema";

const TYPES = ["azurerm_shared_image_gallery", "azurerm_shared_image", "azurerm_shared_image_version"] as const;

/** A block in which everything that the provider has is set. */
function filled({ attributes = {}, block_types: blocks = {} }: Block): Record<string, unknown> {
  const values = Object.entries(attributes).map(([key, { type }]) => [key, SET[String(type)] ?? ["x"]] as const);
  const inner = Object.entries(blocks).map(([key, { block }]) => [key, [filled(block)]] as const);
  return Object.fromEntries([...values, ...inner]);
}

const SET: Readonly<Record<string, unknown>> = { string: "x", number: 1, bool: true, "map,string": { a: "x" } };

const state = (type: string, values: object) => ({
  format_version: "1.0",
  values: { root_module: { resources: [{ address: `${type}.a`, mode: "managed", type, name: "a", values }] } },
});

const notKnown = (document: unknown) =>
  readTerraform(document).unresolved.flatMap(({ attribute, found }) => (found === "not known here" ? [attribute] : []));

test.each(TYPES)("every argument that %s has is known", (type) => {
  const { block } = azurermSchema().resource_schemas[type] as { block: Block };
  expect(Object.keys(filled(block)).length).toBeGreaterThan(6);
  expect(notKnown(state(type, filled(block)))).toEqual([]);
});

test("arguments of a later azurerm are named once, with the blocks around them, where they are set", () => {
  const set = { replica_sets: [{ count: 1 }], unset: [], off: false, nothing: null };
  const values = {
    name: "1.0.0",
    gallery_name: "images",
    image_name: "ubuntu",
    resource_group_name: "rg",
    location: "uksouth",
    target_region: ["uksouth", "ukwest"].map((name) => ({ name, regional_replica_count: 1, ...set })),
    storage_account_strategy: "PreferStandard_ZRS",
    ...set,
  };
  expect(notKnown(state("azurerm_shared_image_version", values))).toEqual([
    "target_region.replica_sets",
    "storage_account_strategy",
    "replica_sets",
  ]);
});
