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
    const policy = { tiers: ALL };
    const other = { "1.0.0": VERSION, "1.1.0": { source: { galleryImageVersion: id("1.0.0") } } };
    expect(ruleIds(dev(other, { policy }))).toEqual([]);
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

describe("a version made from a version of the same app", () => {
  const copy = (version: string): ImageVersionSpec => ({ source: { galleryImageVersion: id(version) } });
  const ofImage = "images debian-12 versions";

  test("that waits for it is a warning, in the same image", () => {
    expect(report(dev({ "1.0.0": VERSION, "1.1.0": copy("1.0.0") }))).toEqual([
      `warning[source-waits-for-copy] dev_images/debian-12/1.1.0 at ${ofImage} 1.1.0 source galleryImageVersion`,
      "dev_images/debian-12: 1 version (1.1.0) would be made from dev_images/debian-12/1.0.0, which waits for it: an apply that creates both would make the copy first, and Azure would find no source",
      "apply dev_images/debian-12/1.0.0 first, without the version that is made from it, and then add that one; if dev_images/debian-12/1.0.0 exists, acknowledge this",
    ]);
  });

  test("gives one warning in a row of versions, each made from the one before", () => {
    const row = { "1.0.0": VERSION, "1.1.0": copy("1.0.0"), "1.2.0": copy("1.1.0"), "1.3.0": copy("1.2.0") };
    expect(ruleIds(dev(row))).toEqual(["source-waits-for-copy"]);
  });

  test("that waits for it over another gallery is a warning, in each order of the files", () => {
    const prodId = id("1.3.0").replace("dev_images", "contoso_images").replace("debian-12", "ubuntu-2404");
    const [a, b] = [
      example({
        gallery: { resourceGroup: "rg-dev", subscription: DEV },
        version: { source: { galleryImageVersion: id("1.0.0") } },
      }),
      dev({ "1.0.0": VERSION, "1.1.0": { source: { galleryImageVersion: prodId } } }),
    ];
    expect(ruleIds(a, b)).toEqual(["source-waits-for-copy"]);
    expect(report(b, a)).toEqual(report(a, b));
  });

  test("that a pipeline has published exists, so nothing has to be applied first", () => {
    expect(ruleIds(dev({ "1.0.0": { source: { published: true } }, "1.1.0": copy("1.0.0") }))).toEqual([]);
  });

  test("exists where Terraform's state has both", () => {
    const found = { ...plan(dev({ "1.0.0": VERSION, "1.1.0": copy("1.0.0") })), foundIn: "state" as const };
    expect(check([found])).toEqual([]);
  });

  test("is in its home region, or that is a warning", () => {
    const away = (regions: readonly string[]) => {
      const placement = Object.fromEntries(regions.map((region) => [region, 1]));
      const version = { ...copy("1.0.0"), location: "northeurope", placement };
      return example({ image: { versions: { "1.3.0": version } } });
    };
    const policy = (regions: "home" | "all") => ({
      policy: { tiers: [{ name: "all", take: "rest", regions, replicas: 1 }] as const },
    });
    expect(ruleIds(away(["northeurope"]), dev({ "1.0.0": VERSION }, policy("all")))).toEqual([]);
    expect(report(away(["northeurope", "westeurope"]), dev({ "1.0.0": VERSION }, policy("home")))).toEqual([
      `warning[source-version-outside-home] contoso_images/ubuntu-2404/1.3.0 at ${AT}`,
      "contoso_images/ubuntu-2404: 1 version (1.3.0) would be made in northeurope from dev_images/debian-12/1.0.0, which the plan does not keep there; Azure makes a version from a source in its home region",
      "keep dev_images/debian-12/1.0.0 in northeurope until its copy is published, or set the `location` of the copy to a region of dev_images/debian-12/1.0.0; if the copy exists, acknowledge this",
    ]);
  });

  test("serves like its source, or that is a warning", () => {
    const withdrawn: ImageVersionSpec = { ...VERSION, withdrawn: { reason: "boots slowly" } };
    const source = { galleryImageVersion: id("1.0.0") };
    const newer = { "1.1.0": VERSION };
    expect(report(prod(id("1.0.0")), dev({ "1.0.0": withdrawn, ...newer }))).toEqual([
      `warning[serving-copy-of-hidden-version] contoso_images/ubuntu-2404/1.3.0 at ${AT}`,
      "contoso_images/ubuntu-2404: 1 version (1.3.0) can become latest, but is made from dev_images/debian-12/1.0.0, which is withdrawn",
      "withdraw the copy too, and make a version from a source that is good",
    ]);
    expect(report(prod(id("1.0.0")), dev({ "1.0.0": { ...VERSION, state: "candidate" }, ...newer }))).toEqual([
      `warning[serving-copy-of-hidden-version] contoso_images/ubuntu-2404/1.3.0 at ${AT}`,
      "contoso_images/ubuntu-2404: 1 version (1.3.0) can become latest, but is made from dev_images/debian-12/1.0.0, which is a candidate",
      "let dev_images/debian-12/1.0.0 serve first, or make the copy a candidate (`state: candidate`)",
    ]);
    const versions = (copied: ImageVersionSpec) =>
      example({ image: { versions: { "1.3.0": copied, "1.2.0": VERSION } } });
    expect(ruleIds(versions({ source, state: "candidate" }), dev({ "1.0.0": withdrawn, ...newer }))).toEqual([]);
    expect(ruleIds(versions({ source, withdrawn: { reason: "too" } }), dev({ "1.0.0": withdrawn, ...newer }))).toEqual(
      [],
    );
  });
});
