import { findingPath, type SpecPath } from "../../../lib/spec/finding";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";

const gallery = (name: string): GallerySpec => ({ gallery: { name, resourceGroup: "rg", location: "westeurope" } });

test.each<[SpecPath, string]>([
  [["images", "ubuntu-2404", "versions", "1.3.0", "source", "blob"], "contoso_images/ubuntu-2404/1.3.0"],
  [["images", "ubuntu-2404", "versions", "1.3.0"], "contoso_images/ubuntu-2404/1.3.0"],
  [["images", "ubuntu-2404", "versions"], "contoso_images/ubuntu-2404"],
  [["images", "ubuntu-2404", "identifier", "sku"], "contoso_images/ubuntu-2404"],
  [["images", "ubuntu-2404"], "contoso_images/ubuntu-2404"],
  [["images"], "contoso_images"],
  [["policies", "fleet", "tiers", 0, "replicas"], "policies/fleet"],
  [["policies", "fleet"], "policies/fleet"],
  [["policies"], "contoso_images"],
  [["gallery", "name"], "contoso_images"],
  [["demand", "westeurope", "vms"], "contoso_images"],
  [[], "contoso_images"],
])("what stands at %j is shown at %s", (at, path) => {
  expect(findingPath(gallery("contoso_images"), at)).toBe(path);
});

test("in a gallery without a name, the section stands for it", () => {
  expect(findingPath(gallery(""), ["gallery", "name"])).toBe("gallery");
  expect(findingPath(gallery(""), ["demand", "westeurope"])).toBe("demand");
  expect(findingPath(gallery(""), [])).toBe("gallery");
});

test("an image named as a part of JavaScript is an image", () => {
  expect(findingPath(gallery("g"), ["images", "__proto__", "versions", "constructor"])).toBe("g/__proto__/constructor");
});
