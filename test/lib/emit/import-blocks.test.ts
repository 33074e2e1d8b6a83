import { md5, terraformJson } from "../../support/emitted";
import { GALLERY_API_VERSION } from "../../../lib/azure/gallery-api";
import { importBlocks } from "../../../lib/emit/import-blocks";
import { parseSpec } from "../../../lib/parse/parse-spec";
import { plan } from "../../../lib/plan/plan";
import { SUBSCRIPTION } from "../../support/arm";
import { GOOD, goodBut, imageId } from "../../support/gallery-files";

const GALLERY = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contoso_images`;

const blocksOf = (text: string) => {
  return importBlocks(plan(parseSpec(text).spec), SUBSCRIPTION, md5);
};

const idsByType = (text: string) => blocksOf(text).map(({ to, id }) => [to.split(".")[0], id.replace(GALLERY, "")]);

test("parents stand before what is in them, and every address is one that synth gives", () => {
  const { resource } = terraformJson([parseSpec(GOOD)]) as { resource: Record<string, object> };
  const addresses = Object.entries(resource).flatMap(([type, named]) =>
    Object.keys(named).map((name) => `${type}.${name}`),
  );
  expect(addresses).toEqual(expect.arrayContaining(blocksOf(GOOD).map(({ to }) => to)));
  expect(idsByType(GOOD)).toEqual([
    ["azurerm_shared_image_gallery", ""],
    ["azurerm_shared_image", "/images/ubuntu-2404"],
    ["azurerm_shared_image_version", "/images/ubuntu-2404/versions/1.0.0"],
    ["azurerm_shared_image_version", "/images/ubuntu-2404/versions/1.1.0"],
  ]);
});

test("what azapi creates is imported with the version of the API; what it only updates is not", () => {
  const copied = `galleryImageVersion: ${imageId("x").replace(/images\/[^/]+$/, "galleries/dev/images/i/versions/1.0.0")}`;
  const text = goodBut(`managedImage: ${imageId("1-1-0")}`, copied).replace(
    `managedImage: ${imageId("1-0-0")}`,
    "published: true",
  );
  expect(idsByType(text)).toEqual([
    ["azurerm_shared_image_gallery", ""],
    ["azurerm_shared_image", "/images/ubuntu-2404"],
    ["azapi_resource", `/images/ubuntu-2404/versions/1.1.0?api-version=${GALLERY_API_VERSION}`],
  ]);
});

test("a definition that azapi creates is imported with the version of the API, and its versions as they are managed", () => {
  const security = "security: trusted-launch-and-confidential-vm-supported";
  const text = goodBut("    os: linux", `    os: linux\n    generation: V2\n    ${security}`);
  expect(idsByType(text)).toEqual([
    ["azurerm_shared_image_gallery", ""],
    ["azapi_resource", `/images/ubuntu-2404?api-version=${GALLERY_API_VERSION}`],
    ["azurerm_shared_image_version", "/images/ubuntu-2404/versions/1.0.0"],
    ["azurerm_shared_image_version", "/images/ubuntu-2404/versions/1.1.0"],
  ]);
});

test("what exists and is managed elsewhere is not imported", () => {
  const text = goodBut("location: westeurope }", "location: westeurope, existing: true }").replace(
    "    os: linux",
    "    existing: true",
  );
  expect(idsByType(text.replace(/ {4}identifier.*\n/, ""))).toEqual([
    ["azurerm_shared_image_version", "/images/ubuntu-2404/versions/1.0.0"],
    ["azurerm_shared_image_version", "/images/ubuntu-2404/versions/1.1.0"],
  ]);
});
