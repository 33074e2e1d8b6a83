import { azurermSchema, mismatches, setPaths, settablePaths, type ProviderSchema } from "../support/provider-schema";
import { buildExample, EXAMPLE_NAMES, synthesizeAll, type Json } from "./example";
import { buildMaximal } from "./maximal";

describe("a mismatch with the provider's schema is found", () => {
  const SCHEMA: ProviderSchema = {
    provider: { block: {} },
    resource_schemas: {
      disk: {
        block: {
          attributes: {
            name: { type: "string", required: true },
            size: { type: "number", optional: true },
            fast: { type: "bool", optional: true },
            tags: { type: ["map", "string"], optional: true },
            zones: { type: ["set", "string"], optional: true },
            id: { type: "string", optional: true, computed: true },
            state: { type: "string", computed: true },
          },
          block_types: {
            copy: {
              nesting_mode: "list",
              min_items: 1,
              max_items: 2,
              block: { attributes: { to: { type: "string", required: true } } },
            },
          },
        },
      },
    },
  };
  const FINE = { name: "a", copy: [{ to: "b" }] };
  const of = (disk: Record<string, unknown>) => mismatches(SCHEMA, { resource: { disk: { a: disk } } });

  test("none in a resource as the schema has it, in Terraform's own arguments, and in expressions", () => {
    expect(of({ ...FINE, size: 1, fast: false, tags: { a: "b" }, zones: ["1"] })).toEqual([]);
    expect(of({ ...FINE, copy: { to: "b" }, depends_on: ["disk.b"], lifecycle: {}, provider: "x.y" })).toEqual([]);
    expect(of({ ...FINE, size: "${disk.b.size}", zones: "${disk.b.zones}" })).toEqual([]);
    expect(mismatches(SCHEMA, { resource: { terraform_data: { a: { input: ["1.0.0"] } } } })).toEqual([]);
  });

  test.each([
    [{ ...FINE, colour: "red" }, "disk.a.colour: no such attribute or block"],
    [{ copy: [{ to: "b" }] }, "disk.a.name: required, but missing"],
    [{ ...FINE, state: "up" }, "disk.a.state: set, but only the provider can"],
    [{ ...FINE, name: 1 }, 'disk.a.name: 1 is not "string"'],
    [{ ...FINE, size: "1" }, 'disk.a.size: "1" is not "number"'],
    [{ ...FINE, fast: "true" }, 'disk.a.fast: "true" is not "bool"'],
    [{ ...FINE, tags: ["a"] }, 'disk.a.tags: ["a"] is not ["map","string"]'],
    [{ ...FINE, tags: { a: 1 } }, 'disk.a.tags: {"a":1} is not ["map","string"]'],
    [{ ...FINE, zones: "1" }, 'disk.a.zones: "1" is not ["set","string"]'],
    [{ ...FINE, zones: [1] }, 'disk.a.zones: [1] is not ["set","string"]'],
    [{ name: "a" }, "disk.a.copy: 0 blocks"],
    [{ name: "a", copy: [{ to: "b" }, { to: "c" }, { to: "d" }] }, "disk.a.copy: 3 blocks"],
    [{ name: "a", copy: [{}] }, "disk.a.copy.to: required, but missing"],
    [{ name: "a", copy: [{ to: "b", depends_on: [] }] }, "disk.a.copy.depends_on: no such attribute or block"],
  ])("%j", (disk, mismatch) => {
    expect(of(disk)).toEqual([mismatch]);
  });

  test("an unknown type of resource, and an unknown argument of a provider or of terraform_data", () => {
    expect(mismatches(SCHEMA, { resource: { tape: { a: {} } } })).toEqual(["tape.a: no such resource type"]);
    expect(mismatches(SCHEMA, { provider: { x: [{ alias: "b", y: 1 }] } })).toEqual([
      "provider x.y: no such attribute or block",
    ]);
    expect(mismatches(SCHEMA, { resource: { terraform_data: { a: { output: 1 } } } })).toEqual([
      "terraform_data.a.output: no such attribute or block",
    ]);
  });

  test("what can be set, and what is", () => {
    const all = ["disk.name", "disk.size", "disk.fast", "disk.tags", "disk.zones", "disk.copy.to"];
    expect(settablePaths(SCHEMA, "disk")).toEqual(all);
    expect(setPaths(SCHEMA, { resource: { disk: { a: FINE } } })).toEqual(new Set(["disk.name", "disk.copy.to"]));
  });
});

describe("azurerm 4.55", () => {
  const azurerm = azurermSchema();

  test.each(EXAMPLE_NAMES)("takes everything that example %s synthesizes", async (name) => {
    const { stacks } = await buildExample(name);
    expect([...stacks.values()].flatMap((stack) => mismatches(azurerm, stack))).toEqual([]);
    expect([...stacks.values()].every((stack) => setPaths(azurerm, stack).size > 5)).toBe(true);
  });

  describe("and a program that sets all it can", () => {
    let stack: Json;
    beforeAll(() => {
      stack = synthesizeAll(buildMaximal).stacks.get("maximal") as Json;
    });

    test("has no mismatch", () => {
      expect(mismatches(azurerm, stack)).toEqual([]);
    });

    test.each([
      ["azurerm_shared_image_gallery", []],
      ["azurerm_shared_image", []],
      // Encrypted versions go through azapi.
      ["azurerm_shared_image_version", ["azurerm_shared_image_version.target_region.disk_encryption_set_id"]],
      ["azurerm_gallery_application", []],
      ["azurerm_gallery_application_version", []],
    ])("sets whatever %s has, but for %j", (type, leftOut) => {
      const given = setPaths(azurerm, stack);
      expect(settablePaths(azurerm, type).length).toBeGreaterThan(10);
      expect(settablePaths(azurerm, type).filter((path) => !given.has(path))).toEqual(leftOut);
    });

    test("uses every resource of azapi that there is a class for", () => {
      const types = Object.keys(stack["resource"] as Json).filter((type) => type.startsWith("azapi_"));
      expect(types.sort()).toEqual(["azapi_resource", "azapi_resource_action", "azapi_update_resource"]);
    });
  });
});
