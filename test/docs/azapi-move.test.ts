import { readFileSync } from "node:fs";
import { join } from "node:path";
import { GALLERY_API_VERSION } from "../../lib/azure/gallery-api";

const ROOT = join(__dirname, "..", "..");
const read = (...path: string[]): string => readFileSync(join(ROOT, ...path), "utf8");

interface Move {
  readonly removed: readonly { readonly from: string; readonly lifecycle: { readonly destroy: boolean } }[];
  readonly import: readonly { readonly to: string; readonly id: string }[];
}

test("the documented move keeps the image, and leads to the address and the id of the example's version", () => {
  const { removed, import: imported } = JSON.parse(read("docs", "azapi-move.tf.json")) as Move;
  const [from, to] = [removed[0], imported[0]];
  expect(from?.lifecycle).toEqual({ destroy: false });
  expect(read("examples", "encrypted", "expected", "addresses.txt").split("\n")).toContain(`images ${to?.to}`);
  expect(from?.from).toBe(to?.to.replace("azapi_resource.", "azurerm_shared_image_version."));

  const { resource } = JSON.parse(read("examples", "encrypted", "expected", "images.tf.json")) as {
    resource: Record<string, Record<string, { name: string; resource_group_name: string }>>;
  };
  const version = resource["azapi_resource"]?.[to?.to.split(".")[1] ?? ""];
  const gallery = Object.values(resource["azurerm_shared_image_gallery"] ?? {})[0];
  const image = Object.values(resource["azurerm_shared_image"] ?? {})[0];
  expect(to?.id).toBe(
    "/subscriptions/11111111-1111-1111-1111-111111111111" +
      `/resourceGroups/${gallery?.resource_group_name}/providers/Microsoft.Compute/galleries/${gallery?.name}` +
      `/images/${image?.name}/versions/${version?.name}?api-version=${GALLERY_API_VERSION}`,
  );
});
