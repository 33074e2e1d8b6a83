import { check } from "../../../lib/index";
import { plan } from "../../../lib/plan/plan";
import { example, IMAGE, OTHER_IMAGE, VERSION } from "../../../lib/check/facts/examples";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import type { ImageSourceSpec, ImageVersionSpec } from "../../../lib/spec/image-version-spec";
import { report, ruleIds } from "../../support/report";

const V = "images ubuntu-2404 versions 1.3.0";
const GROUP = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers";
const ACCOUNT = `${GROUP}/Microsoft.Storage/storageAccounts/vhds`;
const URI = "https://vhds.blob.core.windows.net/vhds/ubuntu.vhd";

const sourced = (source: ImageSourceSpec) => example({ version: { source } });
const versioned = (versions: Record<string, Partial<ImageVersionSpec>>) =>
  example({
    image: {
      versions: Object.fromEntries(Object.entries(versions).map(([name, parts]) => [name, { ...VERSION, ...parts }])),
    },
  });

describe("the id of a source", () => {
  test.each<[string, ImageSourceSpec]>([
    ["a managed image", { managedImage: `${GROUP}/Microsoft.Compute/images/i` }],
    ["a virtual machine", { virtualMachine: `${GROUP}/Microsoft.Compute/virtualMachines/v` }],
    ["a snapshot", { snapshot: `${GROUP}/Microsoft.Compute/snapshots/s` }],
    ["a managed disk", { snapshot: `${GROUP}/Microsoft.Compute/disks/d` }],
    ["a storage account", { blob: { uri: URI, storageAccountId: ACCOUNT } }],
  ])("may be that of %s", (_, source) => {
    expect(ruleIds(sourced(source))).toEqual([]);
  });

  test.each<[string, ImageSourceSpec, string, string, string]>([
    [
      "managedImage",
      { managedImage: `${GROUP}/microsoft.compute/IMAGES/i` },
      "managedImage",
      "has `microsoft.compute` and `IMAGES` where azurerm takes only `Microsoft.Compute` and `images`",
      "Microsoft.Compute/images",
    ],
    [
      "virtualMachine",
      { virtualMachine: `${GROUP.toLowerCase()}/Microsoft.Compute/virtualMachines/v` },
      "virtualMachine",
      "has `resourcegroups` where azurerm takes only `resourceGroups`",
      "Microsoft.Compute/virtualMachines",
    ],
    [
      "storageAccountId",
      { blob: { uri: URI, storageAccountId: `${ACCOUNT}/` } },
      "blob storageAccountId",
      "ends with a slash, which azurerm does not take",
      "Microsoft.Storage/storageAccounts",
    ],
  ])("has the capitals that azurerm takes: %s", (key, source, at, words, type) => {
    expect(report(sourced(source))).toEqual([
      `error[miscapitalized-source-id] contoso_images/ubuntu-2404/1.3.0 at ${V} source ${at}`,
      `contoso_images/ubuntu-2404: the \`${key}\` of 1 version (1.3.0) ${words}`,
      `write it as /subscriptions/…/resourceGroups/…/providers/${type}/NAME; for a version that exists this would be another source, so leave it to \`published: true\``,
    ]);
  });

  test("may have any capitals where azurerm takes any text, and under azapi", () => {
    const group = GROUP.toLowerCase();
    expect(ruleIds(sourced({ snapshot: `${group}/microsoft.compute/snapshots/s` }))).toEqual([]);
    const dataDisks = [{ lun: 0, snapshot: `${GROUP}/Microsoft.Compute/snapshots/d` }];
    const source = { managedImage: `${group}/microsoft.compute/images/i` };
    expect(ruleIds(example({ version: { source, dataDisks } }))).not.toContain("miscapitalized-source-id");
  });

  test("of a snapshot is no managed image; the finding names the right key", () => {
    expect(report(sourced({ managedImage: `${GROUP}/Microsoft.Compute/snapshots/s` }))).toEqual([
      `error[source-of-another-type] contoso_images/ubuntu-2404/1.3.0 at ${V} source managedImage`,
      "contoso_images/ubuntu-2404: the `managedImage` of 1 version (1.3.0) is the id of a Microsoft.Compute/snapshots; it must be that of a Microsoft.Compute/images",
      "write it as `snapshot`",
    ]);
  });

  test("of a gallery's version is written under its own key, and of a shared gallery under none", () => {
    const id = `${GROUP}/Microsoft.Compute/galleries/g/images/i/versions/1.0.0`;
    expect(report(sourced({ managedImage: id })).slice(1)).toEqual([
      "contoso_images/ubuntu-2404: the `managedImage` of 1 version (1.3.0) is the id of a Microsoft.Compute/galleries/images/versions; it must be that of a Microsoft.Compute/images",
      "write it as `galleryImageVersion`",
    ]);
    expect(ruleIds(sourced({ galleryImageVersion: id }))).toEqual([]);
    expect(report(sourced({ virtualMachine: "/CommunityGalleries/g/Images/i/Versions/1.0.0" })).slice(1)).toEqual([
      "contoso_images/ubuntu-2404: the `virtualMachine` of 1 version (1.3.0) is the id of a gallery image; it must be that of a Microsoft.Compute/virtualMachines",
      "name what the image was made from, or a version of a gallery that you can read by its resource id",
    ]);
  });

  test("of something else is refused for a snapshot and for a storage account", () => {
    expect(report(sourced({ snapshot: `${GROUP}/Microsoft.Web/sites/s` })).slice(1)).toEqual([
      "contoso_images/ubuntu-2404: the `snapshot` of 1 version (1.3.0) is the id of a Microsoft.Web/sites; it must be that of a Microsoft.Compute/snapshots or a Microsoft.Compute/disks",
      "write the id of a Microsoft.Compute/snapshots or a Microsoft.Compute/disks",
    ]);
    expect(
      report(sourced({ blob: { uri: URI, storageAccountId: `${GROUP}/Microsoft.Compute/disks/d` } })).slice(0, 2),
    ).toEqual([
      `error[source-of-another-type] contoso_images/ubuntu-2404/1.3.0 at ${V} source blob storageAccountId`,
      "contoso_images/ubuntu-2404: the `storageAccountId` of 1 version (1.3.0) is the id of a Microsoft.Compute/disks; it must be that of a Microsoft.Storage/storageAccounts",
    ]);
  });

  test.each<[string, ImageSourceSpec, string]>([
    ["managedImage", { managedImage: "ubuntu" }, "a Microsoft.Compute/images"],
    ["virtualMachine", { virtualMachine: "ubuntu" }, "a Microsoft.Compute/virtualMachines"],
    ["snapshot", { snapshot: "ubuntu" }, "a Microsoft.Compute/snapshots or a Microsoft.Compute/disks"],
  ])("is a resource id: %s", (key, source, type) => {
    expect(report(sourced(source))).toEqual([
      `error[invalid-source-id] contoso_images/ubuntu-2404/1.3.0 at ${V} source ${key}`,
      `contoso_images/ubuntu-2404: the \`${key}\` of 1 version (1.3.0) is not a resource id: "ubuntu"`,
      `write the id of ${type}: /subscriptions/…/resourceGroups/…/providers/…`,
    ]);
  });

  test.each([
    `${GROUP.slice(1)}/Microsoft.Compute/images/i`,
    `${GROUP}/Microsoft.Compute/images`,
    `${GROUP}/Microsoft.Compute/images/`,
    "/subscriptions/s/providers/Microsoft.Compute/images/i",
    " ",
  ])("is whole: %j is none", (managedImage) => {
    expect(ruleIds(sourced({ managedImage }))).toEqual(["invalid-source-id"]);
  });

  test("of a storage account is one, too", () => {
    expect(report(sourced({ blob: { uri: URI, storageAccountId: "vhds" } })).slice(0, 2)).toEqual([
      `error[invalid-source-id] contoso_images/ubuntu-2404/1.3.0 at ${V} source blob storageAccountId`,
      'contoso_images/ubuntu-2404: the `storageAccountId` of 1 version (1.3.0) is not a resource id: "vhds"',
    ]);
  });

  test("is one finding for all versions with the same mistake", () => {
    const source = (name: string) => ({ source: { managedImage: `${GROUP}/Microsoft.Compute/disks/${name}` } });
    expect(report(versioned({ "1.0.0": source("a"), "1.2.0": source("b"), "1.1.0": {} })).slice(0, 2)).toEqual([
      "error[source-of-another-type] contoso_images/ubuntu-2404/1.2.0 at images ubuntu-2404 versions 1.2.0 source managedImage",
      "contoso_images/ubuntu-2404: the `managedImage` of 2 versions (1.2.0 and 1.0.0) is the id of a Microsoft.Compute/disks; it must be that of a Microsoft.Compute/images",
    ]);
  });

  test("may be an expression, in a program only", () => {
    const spec = sourced({ managedImage: `${GROUP}/Microsoft.Compute/disks/\${var.name}` });
    expect(ruleIds(spec)).toEqual([]);
    expect(report(spec)[0]).toContain("source-of-another-type");
  });
});

describe("the address of a blob", () => {
  const at = (uri: string) => sourced({ blob: { uri, storageAccountId: ACCOUNT } });

  test.each([URI, "http://x/y.vhd", "HTTPS://X/Y.VHD"])("may be %p", (uri) => {
    expect(ruleIds(at(uri))).toEqual([]);
  });

  test.each(["ftp://x/y.vhd", "https://", "https:/x/y.vhd", "vhds/y.vhd", " https://x/y.vhd"])("is not %p", (uri) => {
    expect(report(at(uri))).toEqual([
      `error[invalid-blob-uri] contoso_images/ubuntu-2404/1.3.0 at ${V} source blob uri`,
      `contoso_images/ubuntu-2404: the blob of 1 version (1.3.0) is at "${uri}"; it must be an http or https address`,
      "write the blob's address, such as https://account.blob.core.windows.net/vhds/image.vhd",
    ]);
  });

  test("may be an expression, in a program only", () => {
    expect(ruleIds(at("${azurerm_storage_blob.vhd.url}"))).toEqual([]);
    expect(report(at("${azurerm_storage_blob.vhd.url}"))).toHaveLength(3);
  });
});

describe("the region of a source", () => {
  test("is the version's home, in any spelling", () => {
    const source = { ...VERSION.source, location: "North Europe" };
    expect(ruleIds(example({ version: { source, location: "northeurope" } }))).toEqual([]);
    expect(ruleIds(example({ version: { source }, gallery: { location: "northEurope" } }))).toEqual([]);
  });

  test("is no other: one finding for each pair of regions", () => {
    const source = (location: string) => ({ source: { ...VERSION.source, location } });
    const spec = versioned({ "1.3.0": source("East US"), "1.2.0": source("eastus"), "1.1.0": source("westus") });
    expect(report(spec)).toEqual([
      "error[source-in-another-region] contoso_images/ubuntu-2404/1.1.0 at images ubuntu-2404 versions 1.1.0 source location",
      "contoso_images/ubuntu-2404: the source of 1 version (1.1.0) is in westus, but the home region is westeurope; Azure makes a version from a source in its home region",
      "build or copy the source into westeurope, or set the `location` of the version to westus",
      `error[source-in-another-region] contoso_images/ubuntu-2404/1.3.0 at ${V} source location`,
      "contoso_images/ubuntu-2404: the source of 2 versions (1.3.0 and 1.2.0) is in eastus, but the home region is westeurope; Azure makes a version from a source in its home region",
      "build or copy the source into westeurope, or set the `location` of the version to eastus",
    ]);
  });
});

describe("a managed image", () => {
  const id = (name: string) => `${GROUP}/Microsoft.Compute/images/${name}`;
  const from = (name: string) => ({ source: { managedImage: id(name) } });
  const shared = (...specs: GallerySpec[]) => report(...specs).filter((_, index) => index % 3 < 2);

  test("for two versions of an image is doubtful: one finding, at the second", () => {
    expect(report(versioned({ "1.3.0": from("Ubuntu"), "1.2.0": from("ubuntu"), "1.1.0": from("debian") }))).toEqual([
      "warning[shared-managed-image] contoso_images/ubuntu-2404/1.2.0 at images ubuntu-2404 versions 1.2.0 source managedImage",
      "2 versions (contoso_images/ubuntu-2404/1.3.0 and contoso_images/ubuntu-2404/1.2.0) are made from the managed image `ubuntu`; Azure makes no version from it while another one that it made is still being replicated",
      "name an image for each version, or publish one after the other; acknowledge this when all but one are published",
    ]);
  });

  test("is one finding for each image that is late, with all versions of the first case, over images and galleries", () => {
    const images = {
      a: { ...IMAGE, versions: { "1.1.0": from("x"), "1.0.0": from("y") } },
      b: { ...OTHER_IMAGE, versions: { "2.1.0": from("x"), "2.0.0": from("y") } },
    };
    const elsewhere = example({ gallery: { name: "recovery" }, version: from("x") });
    expect(shared(example({ spec: { images } }), elsewhere)).toEqual([
      "warning[shared-managed-image] contoso_images/b/2.1.0 at images b versions 2.1.0 source managedImage",
      "3 versions (contoso_images/a/1.1.0, contoso_images/b/2.1.0 and recovery/ubuntu-2404/1.3.0) are made from the managed image `x`; Azure makes no version from it while another one that it made is still being replicated, and there is 1 such case more",
    ]);
  });

  test("for one version alone is fine, and so is any other kind of source for several", () => {
    expect(ruleIds(versioned({ "1.1.0": from("x"), "1.0.0": from("y") }))).toEqual([]);
    for (const source of [
      { snapshot: `${GROUP}/Microsoft.Compute/snapshots/s` },
      { virtualMachine: `${GROUP}/Microsoft.Compute/virtualMachines/v` },
      { blob: { uri: URI, storageAccountId: ACCOUNT } },
    ]) {
      expect(ruleIds(versioned({ "1.1.0": { source }, "1.0.0": { source } }))).toEqual([]);
    }
  });

  test("by an expression is the same in one program's gallery, and perhaps another in another gallery", () => {
    const expression = { source: { managedImage: "${var.image}" } };
    expect(ruleIds(versioned({ "1.1.0": expression, "1.0.0": expression }))).toEqual(["shared-managed-image"]);
    const specs = ["a", "b"].map((name) => example({ gallery: { name }, version: expression }));
    expect(ruleIds(...specs)).toEqual([]);
  });

  test("without an id, or beside another source, is a finding of another rule", () => {
    const ids = (source: ImageSourceSpec) => ruleIds(versioned({ "1.1.0": { source }, "1.0.0": { source } }));
    expect(ids({ managedImage: "" })).not.toContain("shared-managed-image");
    expect(ids({ managedImage: id("x"), virtualMachine: `${GROUP}/Microsoft.Compute/virtualMachines/v` })).toEqual([
      "ambiguous-source",
      "ambiguous-source",
    ]);
  });
});

test("faults of several galleries and images are not mixed", () => {
  const source = (name: string) => ({ managedImage: `${GROUP}/Microsoft.Compute/disks/${name}` });
  const specs = ["a", "b"].map((name) => example({ gallery: { name }, version: { source: source(name) } }));
  expect(check(specs.map(plan)).map(({ path }) => path)).toEqual(["a/ubuntu-2404/1.3.0", "b/ubuntu-2404/1.3.0"]);
});
