import { check } from "../../../lib/index";
import { plan } from "../../../lib/plan/plan";
import { example, IMAGE, OTHER_IMAGE, VERSION, type ExampleParts } from "../../../lib/check/facts/examples";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import type { ImageDefinitionSpec } from "../../../lib/spec/image-definition-spec";
import type { ImageSourceSpec, ImageVersionSpec } from "../../../lib/spec/image-version-spec";
import { report, ruleIds } from "../../support/report";

const DEV = "aaaaaaaa-1111-1111-1111-111111111111";
const id = (version: string, subscription = DEV) =>
  `/subscriptions/${subscription}/resourceGroups/rg-dev/providers/Microsoft.Compute/galleries/dev_images/images/debian-12/versions/${version}`;

const DEV_GALLERY = { name: "dev_images", resourceGroup: "rg-dev", subscription: DEV };
const AT = "images ubuntu-2404 versions 1.3.0 source galleryImageVersion";
const SETS = {
  westeurope: {
    diskEncryptionSetId: `/subscriptions/${DEV}/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets/west`,
  },
};
const ALL = [{ name: "all", take: "rest", regions: "all", replicas: 1 }] as const;

/** The development gallery that images are promoted from. */
function dev(
  versions: Record<string, ImageVersionSpec>,
  parts: ExampleParts = {},
  image: Partial<ImageDefinitionSpec> = {},
) {
  const images = { "debian-12": { ...OTHER_IMAGE, ...image, versions } };
  return example({ gallery: DEV_GALLERY, ...parts, spec: { images } });
}

/** The production gallery, with a version made from another gallery's. */
const prod = (galleryImageVersion: string): GallerySpec => example({ version: { source: { galleryImageVersion } } });

describe("a version made from another gallery's version", () => {
  test("may be promoted from any gallery, in the app or not", () => {
    expect(ruleIds(prod(id("1.0.0")))).toEqual([]);
    expect(ruleIds(prod(id("1.0.0")), dev({ "1.0.0": VERSION }))).toEqual([]);
    expect(ruleIds(prod("${azapi_resource.version.id}"), dev({ "1.0.0": VERSION }))).toEqual([]);
  });

  test("is not encrypted", () => {
    const spec = example({
      policy: { regions: SETS, tiers: ALL },
      version: { source: { galleryImageVersion: id("1.0.0") } },
    });
    expect(report(spec)).toEqual([
      `error[encrypted-version-from-gallery-version] contoso_images/ubuntu-2404/1.3.0 at ${AT}`,
      "contoso_images/ubuntu-2404: 1 version (1.3.0) made from a gallery's version would be encrypted with a disk encryption set; Azure takes a virtual machine, a disk, a snapshot or a managed image for that",
      "make it from what the other version was made from, or give the image a policy without disk encryption sets",
    ]);
  });

  test("is not made from an encrypted one, in any capitals", () => {
    const encrypted = dev({ "1.0.0": VERSION }, { policy: { regions: SETS, tiers: ALL } });
    expect(report(prod(id("1.0.0").toUpperCase()), encrypted)).toEqual([
      `error[encrypted-source-version] contoso_images/ubuntu-2404/1.3.0 at ${AT}`,
      "contoso_images/ubuntu-2404: 1 version (1.3.0) would be made from dev_images/debian-12/1.0.0, which is encrypted with a disk encryption set; Azure makes no version from an encrypted one",
      "make it from the snapshot, disk or machine that the encrypted version was made from",
    ]);
  });

  test("is not made from one that is said to be encrypted", () => {
    const source = (encrypted: boolean): ImageSourceSpec => ({ galleryImageVersion: id("1.0.0"), encrypted });
    expect(report(example({ version: { source: source(true) } }))).toEqual([
      `error[encrypted-source-version] contoso_images/ubuntu-2404/1.3.0 at ${AT}`,
      "contoso_images/ubuntu-2404: 1 version (1.3.0) would be made from another gallery's version, which is encrypted with a disk encryption set; Azure makes no version from an encrypted one",
      "make it from the snapshot, disk or machine that the encrypted version was made from",
    ]);
    expect(ruleIds(example({ version: { source: source(false) } }))).toEqual([]);
  });

  test("may be made from one of the same name in another subscription, or where the subscription is not known", () => {
    const encrypted = dev({ "1.0.0": VERSION }, { policy: { regions: SETS, tiers: ALL } });
    expect(ruleIds(prod(id("1.0.0", "bbbbbbbb-1111-1111-1111-111111111111")), encrypted)).toEqual([]);
    const anonymous = dev(
      { "1.0.0": VERSION },
      { gallery: { name: "dev_images", resourceGroup: "rg-dev" }, policy: { regions: SETS, tiers: ALL } },
    );
    expect(ruleIds(prod(id("1.0.0")), anonymous)).toEqual([]);
  });

  test("is not made from itself", () => {
    expect(report(dev({ "1.0.0": { source: { galleryImageVersion: id("1.0.0") } } }))).toEqual([
      "error[version-from-itself] dev_images/debian-12/1.0.0 at images debian-12 versions 1.0.0 source galleryImageVersion",
      "dev_images/debian-12/1.0.0 is made from itself; it must exist before a version can be made from it",
      "name the version that it is a copy of, or write `published: true` if a pipeline publishes it",
    ]);
    expect(ruleIds(dev({ "1.0.0": VERSION, "1.1.0": { source: { galleryImageVersion: id("1.0.0") } } }))).toEqual([]);
  });

  test("made from one that its image does not have is a warning, once for all that are", () => {
    const source = { galleryImageVersion: id("0.9.0") };
    const copies = example({ image: { versions: { "1.3.0": { source }, "1.2.0": { source } } } });
    expect(report(copies, dev({ "1.0.0": VERSION }))).toEqual([
      `warning[missing-source-version] contoso_images/ubuntu-2404/1.3.0 at ${AT}`,
      "contoso_images/ubuntu-2404: 2 versions (1.3.0 and 1.2.0) would be made from dev_images/debian-12/0.9.0, but that image has no such version here; Azure may find no source, or one that this app is about to delete",
      "name a version that the image has, or keep this one in it until its copy is published",
    ]);
  });

  test.each<[string, GallerySpec]>([
    ["is managed elsewhere", dev({ "1.0.0": VERSION }, {}, { existing: true })],
    ["is filled by a pipeline", dev({ "1.0.0": { source: { published: true } } })],
    ["is not in the app", example({ gallery: DEV_GALLERY, spec: { images: { "debian-11": IMAGE } } })],
  ])("may be made from an unknown one where its image %s", (_, gallery) => {
    expect(ruleIds(prod(id("0.9.0")), gallery)).toEqual([]);
  });

  test("may be made from one that other files of Terraform's tell of", () => {
    const found = { ...plan(dev({ "1.0.0": VERSION })), foundIn: "state" as const };
    expect(check([plan(prod(id("0.9.0"))), found])).toEqual([]);
  });
});
