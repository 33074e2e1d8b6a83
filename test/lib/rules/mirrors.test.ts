import { COMMUNITY, IMAGE, OTHER_IMAGE, POLICY, VERSION, APPLICATION } from "../../../lib/check/facts/examples";
import { mirrorExample, MIRROR_POLICY } from "../../../lib/check/facts/mirrors";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import type { MirrorSpec } from "../../../lib/spec/mirror-spec";
import { report, ruleIds } from "../../support/report";

const MIRROR: MirrorSpec = { resourceGroup: "rg-images-dr", location: "northeurope", policy: "dr" };
const mirrored = (spec: Partial<GallerySpec>, mirror: Partial<MirrorSpec> = {}) => mirrorExample(mirror, { spec });

const keys = (name: string) => ({
  diskEncryptionSetId: `/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.Compute/diskEncryptionSets/${name}`,
});

describe("the home of a mirror is a region of the policies of what it copies", () => {
  const west = { policy: { regions: { westeurope: {} } } };

  test("one finding for each policy, at the mirror", () => {
    expect(report(mirrorExample({}, west))).toEqual([
      "error[mirror-home-outside-policy] contoso_images_dr at mirrors contoso_images_dr location",
      "mirror contoso_images_dr copies 1 image (ubuntu-2404) to `northeurope`, which is not a region of policy fleet: it has westeurope; Azure makes a copy from a replica in the region of the copy",
      "add `northeurope` to the regions of policy fleet, or set `source: same` for what need not be a copy",
    ]);
  });

  test.each<[string, Partial<MirrorSpec>]>([
    ["what is made from the same source", { source: "same" }],
    ["a mirror without the image", { images: [] }],
    ["a mirror that leaves", { removed: true }],
    ["a mirror that has none of its versions", { since: "1.3.1" }],
  ])("not for %s", (_, mirror) => {
    expect(ruleIds(mirrorExample(mirror, west))).not.toContain("mirror-home-outside-policy");
  });

  test("is found for the first version that the mirror has", () => {
    expect(ruleIds(mirrorExample({ since: "1.3.0" }, west))).toEqual(["mirror-home-outside-policy"]);
  });

  test("a mistyped home is one mistake", () => {
    expect(ruleIds(mirrorExample({ location: "northeurop" }))).toEqual(["mistyped-region"]);
  });
});

test("a mistyped region in a policy that a mirror has is one mistake, as without the mirror", () => {
  const policies = { fleet: POLICY, dr: { ...MIRROR_POLICY, regions: { northeurope: {}, swedencentra: {} } } };
  expect(ruleIds(mirrored({ policies }))).toEqual(["mistyped-region"]);
});

test("an unknown subscription of the gallery is one error, and none where nothing is copied", () => {
  const gallery = { name: "contoso_images", resourceGroup: "rg-images", location: "westeurope" };
  const mirror = { subscription: "22222222-2222-2222-2222-222222222222" };
  expect(report(mirrored({ gallery }, mirror))).toEqual([
    "error[mirror-copy-without-subscription] contoso_images_dr at mirrors contoso_images_dr",
    "mirror contoso_images_dr copies 1 image (ubuntu-2404) by resource ids, which need the subscription of contoso_images, and it is not known",
    "set `subscription` of `gallery`",
  ]);
  expect(ruleIds(mirrored({ gallery }, { ...mirror, source: "same" }))).toEqual([]);
});

const SAME_SOURCE =
  "set `source: same` in the mirror for this image, so that its versions are made from what the gallery's are made from; where a pipeline publishes them, name the images of the mirror without it";

describe("encrypted versions", () => {
  const encrypted = { regions: { westeurope: keys("west"), northeurope: keys("north") } };

  test("are not copied: one error, that names the way out", () => {
    expect(report(mirrorExample({}, { policy: encrypted }))).toEqual([
      "error[encrypted-source-version] contoso_images_dr/ubuntu-2404/1.3.0 at mirrors contoso_images_dr source images ubuntu-2404",
      "contoso_images_dr/ubuntu-2404: 1 version (1.3.0) would be made from contoso_images/ubuntu-2404, which is encrypted with a disk encryption set; Azure makes no version from an encrypted one",
      SAME_SOURCE,
    ]);
  });

  test("in a mirror alone: its policy may have no sets, or the image another source", () => {
    const dr = { ...MIRROR_POLICY, regions: { northeurope: keys("north"), swedencentral: keys("sweden") } };
    expect(report(mirrored({ policies: { fleet: POLICY, dr } })).slice(0, 3)).toEqual([
      "error[encrypted-version-from-gallery-version] contoso_images_dr/ubuntu-2404/1.3.0 at mirrors contoso_images_dr source images ubuntu-2404",
      expect.anything(),
      `${SAME_SOURCE}; or give the image a policy without disk encryption sets there`,
    ]);
  });

  test("are one error too where the mirror encrypts", () => {
    expect(ruleIds(mirrorExample({ policy: "fleet" }, { policy: encrypted }))).toEqual(["encrypted-source-version"]);
  });

  test("are made from the same source", () => {
    expect(ruleIds(mirrorExample({ policy: "fleet", source: "same" }, { policy: encrypted }))).toEqual([]);
  });

  test("of another subscription's gallery do not concern the mirror, which has only the policies that it names", () => {
    const mirror = { source: "same", subscription: "22222222-2222-2222-2222-222222222222" } as const;
    expect(ruleIds(mirrorExample(mirror, { policy: encrypted }))).toEqual([]);
  });
});

test("published versions have no source that a mirror could take", () => {
  const published = { version: { source: { published: true } } } as const;
  expect(report(mirrorExample({ source: "same" }, published))).toEqual([
    "error[published-version-in-mirror] contoso_images_dr at mirrors contoso_images_dr source images ubuntu-2404",
    "mirror contoso_images_dr makes 1 version of ubuntu-2404 (1.3.0) from the same source as the gallery, but a pipeline publishes it, so there is none",
    "set `source: copy` for ubuntu-2404, or name the images of the mirror without it",
  ]);
  expect(ruleIds(mirrorExample({}, published))).toEqual([]);
  expect(ruleIds(mirrorExample({ source: "same", since: "1.3.1" }, published))).toEqual(["image-without-versions"]);
});

describe("names of images and applications", () => {
  const both = { images: { "ubuntu-2404": IMAGE }, applications: { agent: APPLICATION } };

  test("are those of the gallery, wherever they stand", () => {
    const wrong: Partial<MirrorSpec> = {
      images: ["ubuntu-2404", "ubuntu-2504"],
      applications: ["agnt"],
      policy: { default: "dr", images: { debian: "dr" }, applications: { "ubuntu-2404": "dr" } },
      source: { images: { debian: "same" } },
    };
    const found = report(mirrored(both, wrong));
    expect(found.filter((_, index) => index % 3 === 0)).toEqual([
      "error[unknown-mirrored-item] contoso_images_dr at mirrors contoso_images_dr applications 0",
      "error[unknown-mirrored-item] contoso_images_dr at mirrors contoso_images_dr policy applications ubuntu-2404",
      "error[unknown-mirrored-item] contoso_images_dr at mirrors contoso_images_dr policy images debian",
      "error[unknown-mirrored-item] contoso_images_dr at mirrors contoso_images_dr source images debian",
      "error[unknown-mirrored-item] contoso_images_dr at mirrors contoso_images_dr images 1",
    ]);
    expect(found.slice(1, 3)).toEqual([
      "mirror contoso_images_dr names application `agnt`; the applications of the gallery are agent",
      "did you mean `agent`",
    ]);
  });

  test("of a gallery without applications", () => {
    expect(report(mirrorExample({ applications: ["agent"] })).slice(1)).toEqual([
      "mirror contoso_images_dr names application `agent`; the gallery has no applications",
      "name one of them, or remove it",
    ]);
  });

  test("of the gallery are fine", () => {
    const names = { images: ["ubuntu-2404"], applications: ["agent"] };
    expect(
      ruleIds(mirrored(both, { ...names, policy: { images: { "ubuntu-2404": "dr" }, applications: { agent: "dr" } } })),
    ).toEqual([]);
  });
});

describe("the policy of a mirror", () => {
  const images = { "ubuntu-2404": IMAGE, "debian-12": OTHER_IMAGE };

  test("exists: one error for one name, however many images have it", () => {
    expect(report(mirrored({ images }, { policy: "drr" }))).toEqual([
      "error[unknown-policy] contoso_images_dr at mirrors contoso_images_dr policy",
      "mirror contoso_images_dr names policy `drr`; the policies are dr and fleet",
      "did you mean `dr`, or add `drr` to `policies`",
    ]);
    expect(report(mirrored({ images }, { policy: { default: "dr", images: { "debian-12": "x" } } }))[0]).toBe(
      "error[unknown-policy] contoso_images_dr at mirrors contoso_images_dr policy images debian-12",
    );
  });

  test("is named for each image", () => {
    expect(report(mirrored({ images }, { policy: { images: { "debian-12": "dr" } } }))).toEqual([
      "error[mirrored-item-without-policy] contoso_images_dr at mirrors contoso_images_dr policy images",
      "mirror contoso_images_dr names no policy for 1 image (ubuntu-2404)",
      "set `default` in its `policy`, or name one there for each image",
    ]);
  });

  test("is needed of the gallery's image as well, and each lack is an error of its own", () => {
    const { policy: _, ...image } = IMAGE;
    expect(ruleIds(mirrored({ images: { "ubuntu-2404": image } }, { policy: {} })).sort()).toEqual([
      "image-without-policy",
      "mirrored-item-without-policy",
    ]);
  });

  test("has the mirror's home", () => {
    const policies = { fleet: POLICY, dr: { ...MIRROR_POLICY, regions: { swedencentral: {} } } };
    expect(report(mirrored({ policies }))[0]).toBe("error[home-outside-policy] policies/dr at policies dr regions");
  });
});

test.each([
  ["1.3", "1.3.0"],
  ["latest", "1.10.0"],
])("since %s is no version", (since, meant) => {
  const found = report(mirrorExample({ since }));
  expect(found[0]).toBe("error[invalid-mirror-since] contoso_images_dr at mirrors contoso_images_dr since");
  expect(found[1]).toBe(`mirror contoso_images_dr takes versions since "${since}", which is not a version`);
  expect(found[2]).toContain(`write \`${meant}\``);
});

test("a mirror in the region of its gallery is a warning, which the path of the mirror acknowledges", () => {
  const mirror = { location: "westeurope", policy: "fleet" };
  expect(report(mirrorExample(mirror))).toEqual([
    "warning[mirror-in-region-of-gallery] contoso_images_dr at mirrors contoso_images_dr location",
    "mirror contoso_images_dr is in westeurope, as contoso_images is: a loss of the region takes both",
    "give it another `location`, or acknowledge this if it is not for the loss of a region",
  ]);
  expect(ruleIds(mirrorExample({ ...mirror, removed: true }))).toEqual([]);
});

describe("acknowledgements by the path of a mirror", () => {
  const regions = { westeurope: keys("west"), northeurope: keys("north") };
  const policies = { fleet: { ...POLICY, regions }, dr: MIRROR_POLICY };
  const acknowledge = (path: string) => [{ rule: "encrypted-source-version", path, reason: "tried" }];

  test.each(["contoso_images_dr", "contoso_images_dr/ubuntu-2404"])("%s", (path) => {
    expect(report(mirrored({ policies, acknowledge: acknowledge(path) })).filter((line) => line.includes("["))).toEqual(
      [expect.stringContaining("error[encrypted-source-version]")],
    );
  });

  test("the path of the gallery does not", () => {
    expect(ruleIds(mirrored({ policies, acknowledge: acknowledge("contoso_images") })).sort()).toEqual([
      "encrypted-source-version",
      "unused-acknowledgement",
    ]);
  });
});

describe("the name of a mirror", () => {
  const far = { subscription: "22222222-2222-2222-2222-222222222222" };
  const named = (name: string, mirror: Partial<MirrorSpec> = {}): GallerySpec =>
    mirrored({ mirrors: { [name]: { ...MIRROR, ...mirror } } });

  test("that its gallery has in another subscription", () => {
    expect(report(named("Contoso_Images", far))).toEqual([
      "error[mirror-named-as-gallery] Contoso_Images at mirrors Contoso_Images",
      "mirror Contoso_Images has the name of a gallery, in resource group rg-images of another subscription",
      "give it a name of its own",
    ]);
  });

  test("that its gallery has in the same subscription", () => {
    expect(report(named("contoso_images"))[0]).toBe(
      "error[duplicate-gallery-name] contoso_images at mirrors contoso_images",
    );
    expect(report(named("contoso_images", { resourceGroup: "rg-images" }))).toEqual([
      "error[gallery-created-twice] contoso_images at mirrors contoso_images",
      "gallery contoso_images in resource group rg-images is created twice",
      "give the mirror a name of its own",
    ]);
  });

  test("that a mirror of another gallery has", () => {
    const gallery = {
      name: "b",
      resourceGroup: "rg-b",
      location: "westeurope",
      subscription: "33333333-3333-3333-3333-333333333333",
    };
    const other = mirrored({ gallery, mirrors: { contoso_images_dr: { ...MIRROR, ...far } } });
    expect(report(mirrorExample(), other).slice(0, 2)).toEqual([
      "error[mirror-named-as-gallery] contoso_images_dr at mirrors contoso_images_dr",
      "mirror contoso_images_dr has the name of another mirror, in resource group rg-images-dr of another subscription",
    ]);
  });

  test("is a name of a gallery", () => {
    expect(report(named("contoso-dr"))[0]).toBe("error[invalid-gallery-name] contoso-dr at mirrors contoso-dr");
  });
});

describe("the state of a mirror", () => {
  const backend = { azurerm: { key: "images.tfstate", container_name: "state" } };
  const terraform = { backend };

  test("has a backend of its own where the gallery names one", () => {
    expect(report(mirrored({ terraform }))).toEqual([
      "error[mirror-without-own-backend] contoso_images_dr at mirrors contoso_images_dr",
      "mirror contoso_images_dr has no backend, while contoso_images has one: its state would be on the disk of whoever applies it",
      "set `backend` of the mirror, best in storage that is not lost with the gallery's region",
    ]);
    expect(ruleIds(mirrored({ terraform }, { backend: { azurerm: { key: "dr.tfstate" } } }))).toEqual([]);
  });

  test("is not that of the gallery, in any order", () => {
    const same = { azurerm: { container_name: "state", key: "images.tfstate" } };
    expect(report(mirrored({ terraform }, { backend: same })).slice(0, 2)).toEqual([
      "error[mirror-without-own-backend] contoso_images_dr at mirrors contoso_images_dr backend",
      "mirror contoso_images_dr has the backend of contoso_images: both would keep one state",
    ]);
  });

  test("is not that of another mirror", () => {
    const mirrors = { a: { ...MIRROR, backend }, b: { ...MIRROR, backend } };
    expect(report(mirrored({ mirrors })).slice(0, 2)).toEqual([
      "error[mirror-without-own-backend] b at mirrors b backend",
      "mirror b has the backend of a: both would keep one state",
    ]);
  });

  test("a backend that Terraform refuses is reported at the mirror", () => {
    expect(report(mirrored({}, { backend: { local: {}, azurerm: {} } }))[0]).toBe(
      "error[invalid-terraform-settings] contoso_images_dr at mirrors contoso_images_dr backend",
    );
  });
});

test("limits add up over a gallery and its mirrors in one subscription", () => {
  const limits = { galleries: 1 };
  const beside = { location: "westeurope", policy: "fleet" };
  expect(ruleIds(mirrored({ limits }, beside))).toContain("too-many-galleries");
  const far = { ...beside, subscription: "22222222-2222-2222-2222-222222222222" };
  expect(ruleIds(mirrored({ limits }, far))).not.toContain("too-many-galleries");
});

test("a managed image that a gallery and its mirror share is no finding: the mirror is applied later", () => {
  const managedImage =
    "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.Compute/images/a";
  expect(ruleIds(mirrorExample({ source: "same" }, { version: { source: { managedImage } } }))).toEqual([]);
});

test("what is wrong in an image is reported once, for the gallery", () => {
  const images = { "ubuntu-2404": { ...IMAGE, versions: { "1.3": VERSION } } };
  expect(report(mirrored({ images }))[0]).toContain("contoso_images/ubuntu-2404");
  expect(ruleIds(mirrored({ images }))).toEqual(["invalid-version-number"]);
});

test("a mirror has none of the sharing of its gallery", () => {
  const gallery = {
    name: "contoso_images",
    resourceGroup: "rg-images",
    location: "westeurope",
    subscription: "11111111-1111-1111-1111-111111111111",
    sharing: { community: { ...COMMUNITY, eula: "" } },
  };
  expect(ruleIds(mirrored({ gallery }))).toEqual(["incomplete-community-sharing"]);
});
