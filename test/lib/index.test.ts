import { md5 } from "../support/emitted";
import * as gallerist from "../../lib/index";
import { armResources, SUBSCRIPTION } from "../support/arm";
import { GOOD, imageId } from "../support/gallery-files";

test("the library reads, plans, checks and reports a gallery with what it exports", () => {
  const parsed = gallerist.parseSpec(GOOD, "gallery.yaml");
  const plans = [gallerist.plan(parsed.spec)];
  expect(gallerist.check(plans, { origins: new Map([[parsed.spec, parsed]]) })).toEqual([]);
  expect(gallerist.matrixText(plans)).toContain("latest in every region: 1.1.0\n");
});

test("it imports a gallery that exists, as text and as blocks for Terraform", () => {
  const { spec } = gallerist.parseSpec(GOOD);
  const document = gallerist.readArmDocument(armResources(gallerist.plan(spec)));
  const [found] = gallerist.readArm(document?.resources ?? []).plans;
  const imported = gallerist.importGallery(found as gallerist.GalleryPlan);
  const { gallery, images } = gallerist.parseSpec(gallerist.specYaml(imported.spec)).spec;
  expect(gallery).toMatchObject({ ...spec.gallery, subscription: SUBSCRIPTION });
  expect(Object.keys(images?.["ubuntu-2404"]?.versions ?? {}).sort()).toEqual(["1.0.0", "1.1.0"]);
  expect(gallerist.importText(imported, imported.notCarried, [])).toMatch(/^imported contoso_images: 1 image, /);

  const id = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contoso_images`;
  const [first] = gallerist.importBlocks(gallerist.plan(imported.spec), SUBSCRIPTION, md5);
  expect(first).toEqual({
    to: expect.stringMatching(/^azurerm_shared_image_gallery\.contoso_images_[0-9A-F]{8}$/) as string,
    id,
  });
  const { resource } = gallerist.configurationOf([gallerist.plan(imported.spec)], md5);
  expect(Object.keys(resource as object)).toContain("azurerm_shared_image_gallery");
});

test("it adds a version to a text and says what changed", () => {
  const next = gallerist.nextVersion(["1.0.0", "1.1.0"], "minor") as string;
  const released = gallerist.addVersion(GOOD, "ubuntu-2404", next, { source: { managedImage: imageId("1-2-0") } });
  expect(gallerist.textDiff(GOOD, released, "gallery.yaml")).toContain("\n+      1.2.0: ");
  expect(() => gallerist.addVersion(released, "debian", next, { source: { published: true } })).toThrow(
    gallerist.NotEditableError,
  );
});

test("it tells editors what a gallery.yaml may hold", () => {
  expect(gallerist.galleryJsonSchema()).toMatchObject({ $id: gallerist.SCHEMA_ID, required: ["gallery"] });
});
