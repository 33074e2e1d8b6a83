import { diff, type DiffOptions } from "../../../lib/diff/diff";
import { holds } from "../../../lib/diff/fail-on";
import { plan, type GalleryPlan } from "../../../lib/plan/plan";
import { NO_PROTECTIONS } from "../../../lib/plan/protections";
import { diffText } from "../../../lib/reports/diff/text";
import { EXAMPLE_SUBSCRIPTION, exampleVersionId } from "../../../lib/check/facts/planned-versions";
import { example, IMAGE, type ExampleParts } from "../../../lib/check/facts/examples";
import type { GallerySettings } from "../../../lib/spec/gallery-spec";
import { changed, effects, versionOf } from "../../support/compared";

const GALLERY = "contoso_images";
const IMAGE_PATH = `${GALLERY}/ubuntu-2404`;
const VERSION_PATH = `${IMAGE_PATH}/1.3.0`;

/** What managed it, beside the gallery's own settings. */
type Parts = Omit<ExampleParts, "gallery">;

/** From one resource group, or subscription, to the same in other capitals. */
function respelled(
  before: Partial<GallerySettings>,
  after: Partial<GallerySettings>,
  parts: Parts & { readonly existing?: true } = {},
  options?: DiffOptions,
) {
  const { existing, ...others } = parts;
  const all = (gallery: Partial<GallerySettings>): ExampleParts => ({
    ...others,
    gallery: { ...gallery, ...(existing && { existing }) },
  });
  return changed(all(before), all(after), options);
}

const LOWER = { resourceGroup: "rg-images" };
const UPPER = { resourceGroup: "RG-Images" };
/** Versions of these are azapi's. */
const COPY: Parts = { version: { source: { galleryImageVersion: exampleVersionId("others", "1.0.0") } } };
const PUBLISHED: Parts = { version: { source: { published: true } } };
const AZAPI_IMAGE: Parts = { image: { ...IMAGE, security: "trusted-launch-and-confidential-vm-supported" } };
const EXISTING_IMAGE = { existing: true } as const;

describe("a resource group in other capitals", () => {
  test("replaces the gallery, its definitions and versions, which Azure refuses", () => {
    const found = respelled(LOWER, UPPER);
    expect(effects(found)).toEqual([
      `${GALLERY} replaced already-exists`,
      `${IMAGE_PATH} replaced already-exists`,
      `${VERSION_PATH} replaced already-exists`,
    ]);
    expect([holds(found, "replace"), holds(found, "refused"), holds(found, "destroy")]).toEqual([true, true, false]);
    expect(versionOf(found).changes).toMatchObject([
      { attribute: "resourceGroup", effect: "replaced", before: "rg-images", after: "RG-Images" },
    ]);
    expect(diffText(found, { width: 200 }).split("\n").slice(0, 3)).toEqual([
      `! gallery ${GALLERY} must be replaced, which Azure refuses: the new one is created first, and it exists already`,
      "  resourceGroup: rg-images -> RG-Images",
      "    replaces it: a gallery cannot be moved, and the provider is case-sensitive",
    ]);
  });

  test("is refused by Terraform for what is protected, and without protections destroys versions first", () => {
    const protect = { protect: true };
    expect(effects(respelled({ ...LOWER, ...protect }, { ...UPPER, ...protect }))).toEqual([
      `${GALLERY} replaced protected`,
      `${IMAGE_PATH} replaced protected`,
      `${VERSION_PATH} replaced already-exists`,
    ]);
    expect(effects(respelled(LOWER, UPPER, {}, { protections: NO_PROTECTIONS }))).toEqual([
      `${GALLERY} replaced not-empty`,
      `${IMAGE_PATH} replaced not-empty`,
      `${VERSION_PATH} replaced recreated`,
    ]);
  });

  test("replaces what is managed in a gallery, or definition, that others manage", () => {
    expect(effects(respelled(LOWER, UPPER, { existing: true }))).toEqual([
      `${IMAGE_PATH} replaced already-exists`,
      `${VERSION_PATH} replaced already-exists`,
    ]);
    expect(effects(respelled(LOWER, UPPER, { existing: true, image: EXISTING_IMAGE }))).toEqual([
      `${VERSION_PATH} replaced already-exists`,
    ]);
  });

  test("replaces what azapi manages, too: it is in the id of the parent", () => {
    expect(effects(respelled(LOWER, UPPER, { ...COPY, existing: true }))).toEqual([
      `${IMAGE_PATH} replaced already-exists`,
      `${VERSION_PATH} replaced already-exists`,
    ]);
    expect(effects(respelled(LOWER, UPPER, { ...AZAPI_IMAGE, existing: true }))).toContain(
      `${IMAGE_PATH} replaced already-exists`,
    );
  });

  test("changes nothing in Azure of what a pipeline publishes", () => {
    const found = respelled(LOWER, UPPER, { ...PUBLISHED, existing: true, image: EXISTING_IMAGE });
    expect(effects(found)).toEqual([`${VERSION_PATH} in-place`]);
    expect([holds(found, "refused"), holds(found, "destroy")]).toEqual([false, false]);
    expect(diffText(found, { width: 200 })).toContain(
      "  ~ 1.3.0 changes in place\n      resourceGroup: rg-images -> RG-Images\n",
    );
  });

  test("is said where it changes and nowhere else", () => {
    expect(effects(respelled(UPPER, UPPER))).toEqual([]);
    expect(
      respelled({ ...LOWER, description: "a" }, { ...UPPER, description: "b" }).galleries[0]?.changes,
    ).toMatchObject([{ attribute: "resourceGroup" }, { attribute: "description" }]);
  });

  test.each([
    ["rg-images", "${azurerm_resource_group.rg.name}"],
    ["${azurerm_resource_group.rg.name}", "${azurerm_resource_group.RG.name}"],
    ["RG-Images", ""],
  ])("is not known from %j to %j, and no change", (a, b) => {
    for (const [before, after] of [
      [a, b],
      [b, a],
    ] as const) {
      const found = respelled({ resourceGroup: before }, { resourceGroup: after });
      expect([effects(found), found.notCompared]).toEqual([[], []]);
    }
  });

  test("comes with a gallery that is handed over or taken over as nothing more", () => {
    const handed = changed({ gallery: LOWER }, { gallery: { ...UPPER, existing: true } });
    expect(handed.galleries[0]?.changes.map(({ attribute }) => attribute)).toEqual(["existing.set"]);
  });
});

describe("a subscription in other capitals", () => {
  const [lower, upper] = [
    { subscription: "aaaaaaaa-1111-1111-1111-111111111111" },
    { subscription: "AAAAAAAA-1111-1111-1111-111111111111" },
  ];

  test("is no change to azurerm, whose provider block names it", () => {
    expect(effects(respelled(lower, upper))).toEqual([]);
    expect(effects(respelled(lower, upper, { existing: true }))).toEqual([]);
  });

  test("replaces what azapi manages by the id of its parent", () => {
    expect(effects(respelled(lower, upper, { ...COPY, existing: true, image: EXISTING_IMAGE }))).toEqual([
      `${VERSION_PATH} replaced already-exists`,
    ]);
    expect(effects(respelled(lower, upper, { ...AZAPI_IMAGE, existing: true }))).toEqual([
      `${IMAGE_PATH} replaced already-exists`,
    ]);
    expect(effects(respelled(lower, upper, { ...PUBLISHED, existing: true, image: EXISTING_IMAGE }))).toEqual([
      `${VERSION_PATH} in-place`,
    ]);
  });

  test("does not reach a definition of azapi in a gallery that is managed with it: the id is the gallery's own", () => {
    expect(effects(respelled(lower, upper, AZAPI_IMAGE))).toEqual([]);
  });

  test("is no change of what Terraform wrote, where ids are read without their capitals", () => {
    const parts = { ...COPY, image: EXISTING_IMAGE };
    const of = (gallery: Partial<GallerySettings>) =>
      plan(example({ ...parts, gallery: { ...gallery, existing: true } }));
    const read: GalleryPlan = { ...of({ ...lower, ...LOWER }), foundIn: "state" };
    expect(effects(diff([read], [of({ ...upper, ...LOWER })]))).toEqual([]);
    expect(effects(diff([of({ ...upper, ...LOWER })], [read]))).toEqual([]);
    // The resource group is an argument, and read as it is written.
    expect(effects(diff([read], [of({ ...upper, ...UPPER })]))).toEqual([`${VERSION_PATH} replaced already-exists`]);
  });

  test("is not known on one side, and no change", () => {
    expect(effects(respelled({}, { subscription: EXAMPLE_SUBSCRIPTION }, { ...COPY, existing: true }))).toEqual([]);
  });
});
