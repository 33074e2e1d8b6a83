import { Token } from "cdktf";
import { Gallery } from "../../constructs/gallery";
import { ImageSource } from "../../constructs/image-source";
import { FLEET, newApp, newStack, only, synthesized } from "../support/synthesized";

const SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";
const ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contoso_images`;

test("a gallery by its id has the name, the resource group and the subscription that stand in it", () => {
  const app = newApp();
  const gallery = Gallery.fromGalleryId(newStack(app), "shared", ID, {
    location: "West Europe",
    policies: { fleet: FLEET },
    policy: "fleet",
  });
  expect([gallery.galleryName, gallery.resourceGroup, gallery.location]).toEqual([
    "contoso_images",
    "rg-images",
    "westeurope",
  ]);
  expect(gallery.galleryId).toBe(ID);
  const ubuntu = gallery.addExistingImageDefinition("ubuntu");
  ubuntu.addVersion("1.0.0", { source: ImageSource.published() });
  expect(gallery.plan.spec.gallery).toMatchObject({ existing: true, subscription: SUBSCRIPTION });
  expect(ubuntu.plan.policy.name).toBe("fleet");
  expect(only(synthesized(app), "azapi_update_resource")["parent_id"]).toBe(`${ID}/images/ubuntu`);
});

test("an id in other capitals, or with a slash at its end, is the id in Azure's own spelling", () => {
  const other = `${ID.replace("resourceGroups", "resourcegroups").replace("Microsoft.Compute", "MICROSOFT.COMPUTE")}/`;
  const gallery = Gallery.fromGalleryId(newStack(newApp()), "shared", other, { location: "westeurope" });
  expect(gallery.galleryId).toBe(ID);
});

test("a token is refused with what takes one", () => {
  const token = Token.asString({ resolve: () => ID });
  expect(() => Gallery.fromGalleryId(newStack(newApp()), "shared", token, { location: "westeurope" })).toThrow(
    new Error(
      'gallery "shared": `galleryId` is a token, known only when Terraform runs, but the plan reads the gallery\'s name ' +
        "in it at synth: use Gallery.fromGalleryAttributes with `galleryId`, `name`, `resourceGroup` and `location`",
    ),
  );
});

test.each([
  ["a name", "contoso_images"],
  ["an image definition", `${ID}/images/ubuntu`],
  ["a resource group", ID.replace(/\/providers.*/, "")],
  ["an expression", "${azurerm_shared_image_gallery.shared.id}"],
  ["an empty text", ""],
])("%s is refused with how an id is written", (_, text) => {
  expect(() => Gallery.fromGalleryId(newStack(newApp()), "shared", text, { location: "westeurope" })).toThrow(
    new Error(
      'gallery "shared": `galleryId` must be /subscriptions/…/resourceGroups/…/providers/Microsoft.Compute/galleries/NAME, ' +
        `not ${JSON.stringify(text)}`,
    ),
  );
});

test.each([
  ["`options` is missing", undefined],
  ["`location` is missing", {}],
])("what the id can't tell must be given: %s", (problem, options) => {
  expect(() => Gallery.fromGalleryId(newStack(newApp()), "shared", ID, options as never)).toThrow(
    new Error(`gallery "shared": ${problem}`),
  );
});
