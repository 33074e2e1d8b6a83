import {
  isForgotten,
  isImported,
  joinedBlocks,
  movedAddress,
  NO_STATE_BLOCKS,
  stateBlocks,
} from "../../../lib/terraform/state-blocks";
import { NotTerraformError, readTerraform } from "../../../lib/terraform/read-terraform";

const V = "azurerm_shared_image_version.v";

test("blocks of several files count together, one as an object, several as a list, old references as new ones", () => {
  const blocks = stateBlocks([
    { moved: { from: V, to: `${V}2` } },
    { moved: [{ from: `\${${V}2}`, to: "module.m.azurerm_shared_image_version.v" }] },
    { import: { to: "${azurerm_shared_image.i}", id: "/x" } },
  ]);
  expect(movedAddress(blocks, V)).toBe("module.m.azurerm_shared_image_version.v");
  expect(isImported(blocks, "azurerm_shared_image.i")).toBe(true);
  expect(isImported(blocks, "azurerm_shared_image.j")).toBe(false);
});

test("an instance moves with its block, and no other block whose name begins alike", () => {
  const blocks = stateBlocks([{ moved: { from: V, to: "azurerm_shared_image_version.w" } }]);
  expect(movedAddress(blocks, `${V}["1.0.0"]`)).toBe('azurerm_shared_image_version.w["1.0.0"]');
  expect(movedAddress(blocks, `${V}2`)).toBe(`${V}2`);
});

test("moves in a circle end", () => {
  const blocks = stateBlocks([
    {
      moved: [
        { from: "a.b", to: "a.c" },
        { from: "a.c", to: "a.b" },
      ],
    },
  ]);
  expect(["a.b", "a.c"]).toContain(movedAddress(blocks, "a.b"));
});

test("what is removed without being destroyed is forgotten, with all that is in it", () => {
  const removed = (from: string, destroy: unknown) => ({ from, lifecycle: { destroy } });
  const blocks = stateBlocks([{ removed: [removed("module.m", false), removed(V, true), { from: "a.b" }] }]);
  expect(isForgotten(blocks, `module.m.${V}`)).toBe(true);
  expect(isForgotten(blocks, `module.m["x.y"].${V}["1.0.0"]`)).toBe(true);
  expect([V, "a.b", `module.m2.${V}`].filter((address) => isForgotten(blocks, address))).toEqual([]);
});

test("blocks of several configurations count together", () => {
  const blocks = joinedBlocks([NO_STATE_BLOCKS, stateBlocks([{ import: { to: V, id: "/x" } }])]);
  expect(isImported(blocks, V)).toBe(true);
});

test.each(["moved", "removed", "import"])("a `%s` that is not a block is refused", (kind) => {
  const read = () => readTerraform({ resource: {}, [kind]: "everything" });
  expect(read).toThrow(NotTerraformError);
  expect(read).toThrow(`the \`${kind}\` of this Terraform JSON is not a block`);
});

test("an import of several instances is named, since Terraform alone knows them", () => {
  const gallery = {
    azurerm_shared_image_gallery: { g: { name: "g", resource_group_name: "rg", location: "uksouth" } },
  };
  const each = { for_each: "${local.versions}", id: "${each.value}" };
  const imports = [
    { ...each, to: `${V}[each.key]` },
    { ...each, to: "${module.m.azapi_resource.w[each.key]}" },
    { ...each, to: "azurerm_storage_account.a[each.key]" },
    { to: "azurerm_shared_image_gallery.g", id: "/g" },
  ];
  const { unresolved, blocks, lost } = readTerraform({ resource: gallery, import: imports });
  expect(unresolved).toEqual([
    { address: `the import of ${V}`, attribute: "for_each", found: "${local.versions}" },
    { address: "the import of module.m.azapi_resource.w", attribute: "for_each", found: "${local.versions}" },
  ]);
  expect([...blocks.imported]).toEqual(["azurerm_shared_image_gallery.g"]);
  // All resources are there: what is imported does not keep them from being checked.
  expect([...lost.values()]).toEqual([...readTerraform({ resource: gallery }).lost.values()]);
});
