import { importGallery } from "../../../lib/import/import-gallery";
import { readArmDocument } from "../../../lib/import/arm-resources";
import { notesOfPublished } from "../../../lib/import/published";
import { readArm } from "../../../lib/import/read-arm";
import { check } from "../../../lib/index";
import { plan, type GalleryPlan } from "../../../lib/plan/plan";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import type { ImageDefinitionSpec } from "../../../lib/spec/image-definition-spec";
import type { ImageVersionSpec } from "../../../lib/spec/image-version-spec";
import { armResources, SUBSCRIPTION } from "../../support/arm";

const ID = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/images/i";
const SOURCE = { source: { managedImage: ID } };

type Versions = Readonly<Record<string, Partial<ImageVersionSpec>>>;

/** A gallery whose versions are where `placement` says. */
function galleryOf(images: Readonly<Record<string, Versions>>): GalleryPlan {
  const entries = Object.entries(images).map(([name, versions]): [string, ImageDefinitionSpec] => {
    const all = Object.entries(versions).map(([version, spec]) => [version, { ...SOURCE, ...spec }]);
    const identifier = { publisher: "p", offer: "o", sku: name };
    return [
      name,
      {
        os: "linux",
        generation: "V2",
        identifier,
        versions: Object.fromEntries(all) as Record<string, ImageVersionSpec>,
      },
    ];
  });
  const regions = { eastus: {}, northeurope: {}, westeurope: {} };
  return plan({
    gallery: { name: "images", resourceGroup: "rg", location: "westeurope", policy: "p" },
    policies: { p: { regions, tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }] } },
    images: Object.fromEntries(entries),
  });
}

const imported = (gallery: GalleryPlan) => {
  const [found] = readArm(readArmDocument(armResources(gallery))?.resources ?? []).plans;
  return importGallery(found as GalleryPlan);
};

const policiesOf = (images: Readonly<Record<string, Versions>>): GallerySpec["policies"] =>
  imported(galleryOf(images)).spec.policies;

const WIDE = { placement: { westeurope: 3, northeurope: 3, eastus: 5 } };
const NARROW = { placement: { westeurope: 1 } };

describe("the smallest policy", () => {
  test("of versions that are all alike is one tier", () => {
    expect(policiesOf({ ubuntu: { "1.1.0": WIDE, "1.0.0": WIDE } })).toEqual({
      found: {
        regions: { eastus: {}, northeurope: {}, westeurope: {} },
        tiers: [{ name: "all", take: "rest", regions: "all", replicas: { eastus: 5, default: 3 } }],
      },
    });
  });

  test("of new versions in many regions and old ones at home has a tier for each", () => {
    const versions = { "1.3.0": WIDE, "1.2.0": { placement: { westeurope: 1, eastus: 1 } }, "1.1.0": NARROW };
    const { spec, differences } = imported(galleryOf({ ubuntu: { ...versions, "1.0.0": NARROW } }));
    expect(spec.policies?.["found"]?.tiers).toEqual([
      { name: "latest", take: 1, regions: "all", replicas: { eastus: 5, default: 3 } },
      { name: "standby", take: 1, regions: ["eastus", "westeurope"], replicas: 1 },
      { name: "archive", take: "rest", regions: "home", replicas: 1 },
    ]);
    expect(Object.values(spec.images?.["ubuntu"]?.versions ?? {})).toEqual(Array(4).fill(SOURCE));
    expect(differences.size).toBe(0);
  });

  test("leaves single versions that are elsewhere to themselves", () => {
    const numbers = ["1.9.0", "1.8.0", "1.7.0", "1.6.0", "1.5.0", "1.4.0"];
    const versions = Object.fromEntries(numbers.map((number, index) => [number, index % 3 === 1 ? NARROW : WIDE]));
    const { spec } = imported(galleryOf({ ubuntu: versions }));
    expect(spec.policies?.["found"]?.tiers).toHaveLength(1);
    const alone = Object.entries(spec.images?.["ubuntu"]?.versions ?? {}).filter(([, { placement }]) => placement);
    expect(alone).toEqual([
      ["1.8.0", { ...SOURCE, placement: { westeurope: 1 } }],
      ["1.5.0", { ...SOURCE, placement: { westeurope: 1 } }],
    ]);
  });

  test("never takes regions from versions that forbid it: those stand by themselves under tiers that shrink", () => {
    const fixed = { allowRegionRemoval: false };
    const versions = { "1.2.0": WIDE, "1.1.0": NARROW, "1.0.0": { ...NARROW, ...fixed } };
    const { spec } = imported(galleryOf({ ubuntu: versions }));
    expect(spec.images?.["ubuntu"]?.versions?.["1.0.0"]).toEqual({ ...SOURCE, ...NARROW, ...fixed });
  });

  test("never takes regions from candidates that forbid it: those would pass to a tier that has fewer", () => {
    const wide = { ...WIDE, state: "candidate", allowRegionRemoval: false } as const;
    const { spec, differences } = imported(galleryOf({ ubuntu: { "1.1.0": wide, "1.0.0": NARROW } }));
    expect(spec.images?.["ubuntu"]?.versions?.["1.1.0"]).toMatchObject(wide);
    expect(check([plan(spec)]).filter(({ severity }) => severity === "error")).toEqual([]);
    expect(differences.size).toBe(0);
  });

  test("is not the gallery's where an image without versions has its home elsewhere", () => {
    const gallery = galleryOf({ ubuntu: { "1.0.0": NARROW }, empty: {} });
    const images = { ...gallery.spec.images, empty: { ...gallery.spec.images?.["empty"], location: "eastus" } };
    const { spec } = imported(plan({ ...gallery.spec, images }));
    expect(spec.gallery.policy).toBeUndefined();
    expect([spec.images?.["ubuntu"]?.policy, spec.images?.["empty"]?.policy]).toEqual(["found", undefined]);
    expect(check([plan(spec)]).map(({ rule }) => rule)).toEqual(["image-without-versions"]);
  });

  test("has no tier that is wider than the one before it", () => {
    const tiers = policiesOf({ ubuntu: { "1.1.0": NARROW, "1.0.0": WIDE } })?.["found"]?.tiers;
    expect(tiers).toEqual([{ name: "all", take: "rest", regions: "home", replicas: 1 }]);
  });

  test("is one for all images that fit it, and the gallery's is that of most", () => {
    const { spec } = imported(galleryOf({ a: { "1.0.0": NARROW }, b: { "1.0.0": WIDE }, c: { "2.0.0": WIDE } }));
    expect(Object.keys(spec.policies ?? {})).toEqual(["found-1", "found-2"]);
    expect(spec.gallery.policy).toBe("found-2");
    expect(Object.values(spec.images ?? {}).map(({ policy }) => policy)).toEqual(["found-1", undefined, undefined]);
  });
});

test("storage that changed from a version on is a move; any other is the version's own", () => {
  const zrs = { ...WIDE, storage: { northeurope: "Standard_ZRS" as const } };
  const moved = policiesOf({ ubuntu: { "1.2.0": zrs, "1.1.0": zrs, "1.0.0": WIDE } });
  expect(moved?.["found"]?.regions).toEqual({
    eastus: {},
    northeurope: { storage: { type: "Standard_ZRS", since: "1.1.0", before: "Standard_LRS" } },
    westeurope: {},
  });
  const { spec } = imported(galleryOf({ ubuntu: { "1.2.0": zrs, "1.1.0": WIDE, "1.0.0": zrs } }));
  expect(spec.images?.["ubuntu"]?.versions?.["1.1.0"]?.storage).toEqual({ northeurope: "Standard_LRS" });
});

describe("the order of target regions", () => {
  const inOrder = (...regionOrder: string[]) => ({
    placement: Object.fromEntries(regionOrder.map((region) => [region, 1])),
    regionOrder,
  });
  const ordersOf = (images: Readonly<Record<string, Versions>>) => {
    const { spec, differences } = imported(galleryOf(images));
    expect([...differences]).toEqual([]);
    const versions = Object.values(spec.images ?? {}).flatMap((image) => Object.entries(image.versions ?? {}));
    return {
      policies: Object.values(spec.policies ?? {}).map(({ regionOrder }) => regionOrder),
      versions: versions.flatMap(([version, { regionOrder }]) => (regionOrder ? [[version, regionOrder]] : [])),
    };
  };

  test("needs no words where it is the usual one: home, then by name", () => {
    const usual = inOrder("westeurope", "eastus", "northeurope");
    expect(ordersOf({ ubuntu: { "1.1.0": usual, "1.0.0": usual } })).toEqual({ policies: [undefined], versions: [] });
  });

  test("is the policy's, named as far as the usual order does not go on from there", () => {
    const other = inOrder("northeurope", "westeurope", "eastus");
    expect(ordersOf({ ubuntu: { "1.1.0": other, "1.0.0": other } })).toEqual({
      policies: [["northeurope"]],
      versions: [],
    });
    const swapped = inOrder("westeurope", "northeurope", "eastus");
    expect(ordersOf({ ubuntu: { "1.0.0": swapped } }).policies).toEqual([["westeurope", "northeurope"]]);
  });

  test("is one for versions in other regions, where their orders agree", () => {
    const versions = { "1.1.0": inOrder("northeurope", "westeurope"), "1.0.0": inOrder("westeurope", "eastus") };
    expect(ordersOf({ ubuntu: versions })).toEqual({ policies: [["northeurope"]], versions: [] });
  });

  test("is that of most versions, and the others have their own", () => {
    const most = inOrder("northeurope", "westeurope", "eastus");
    const versions = { "1.2.0": inOrder("eastus", "westeurope", "northeurope"), "1.1.0": most, "1.0.0": most };
    expect(ordersOf({ ubuntu: versions })).toEqual({
      policies: [["northeurope"]],
      versions: [["1.2.0", ["eastus", "westeurope"]]],
    });
  });

  test("is named whole where homes differ, since a home that is not named would move", () => {
    const order = inOrder("northeurope", "westeurope", "eastus");
    const versions = { "1.1.0": order, "1.0.0": { ...order, location: "eastus" } };
    expect(ordersOf({ ubuntu: versions })).toEqual({
      policies: [["northeurope", "westeurope", "eastus"]],
      versions: [],
    });
  });

  test("is shared by images under one policy", () => {
    const order = inOrder("northeurope", "westeurope", "eastus");
    const usual = inOrder("westeurope", "eastus", "northeurope");
    expect(ordersOf({ a: { "1.0.0": order }, b: { "1.0.0": order }, c: { "1.0.0": usual } })).toEqual({
      policies: [["northeurope"]],
      versions: [["1.0.0", ["westeurope", "eastus"]]],
    });
  });
});

describe("versions that are hidden", () => {
  test("are candidates above all others, and withdrawn below one", () => {
    const { spec } = imported(
      galleryOf({
        ubuntu: {
          "1.2.0": { ...WIDE, state: "candidate" },
          "1.1.0": WIDE,
          "1.0.0": { ...WIDE, withdrawn: { reason: "broken" } },
        },
      }),
    );
    const versions = Object.entries(spec.images?.["ubuntu"]?.versions ?? {});
    expect(versions.map(([number, { state, withdrawn }]) => [number, state, withdrawn])).toEqual([
      ["1.2.0", "candidate", undefined],
      ["1.1.0", undefined, undefined],
      ["1.0.0", undefined, { reason: "found excluded from latest" }],
    ]);
  });

  test("in some regions have reached a ring of the others", () => {
    const gallery = galleryOf({ ubuntu: { "1.1.0": WIDE, "1.0.0": WIDE } });
    const resources = armResources(gallery) as Resource[];
    const newest = resources.find(({ name }) => name === "1.1.0");
    for (const target of newest?.properties.publishingProfile.targetRegions ?? []) {
      target.excludeFromLatest = target.name !== "northeurope";
    }
    const [found] = readArm(readArmDocument(resources)?.resources ?? []).plans;
    const { spec, differences } = importGallery(found as GalleryPlan);
    expect(spec.policies?.["found"]?.rings).toEqual([{ name: "ring-1", regions: ["northeurope"] }]);
    expect(spec.images?.["ubuntu"]?.versions?.["1.1.0"]?.ring).toBe("ring-1");
    expect([...differences.values()].flat()).toEqual([]);
  });
});

interface Resource {
  readonly name: string;
  readonly properties: {
    readonly publishingProfile: { readonly targetRegions: { name: string; excludeFromLatest: boolean }[] };
  };
}

describe("what belongs to others", () => {
  test("a gallery that is shared directly, nobody knows with whom, exists already, since azurerm would replace it", () => {
    const resources = armResources(galleryOf({ ubuntu: { "1.0.0": WIDE } }));
    Object.assign((resources[0] as Resource).properties, { sharingProfile: { permissions: "Groups" } });
    const [found] = readArm(readArmDocument(resources)?.resources ?? []).plans;
    const { spec, notCarried } = importGallery(found as GalleryPlan);
    expect(spec.gallery).toEqual({
      name: "images",
      resourceGroup: "rg",
      location: "westeurope",
      subscription: SUBSCRIPTION,
      existing: true,
      policy: "found",
    });
    expect(notCarried).toEqual([{ what: "direct sharing, with whom is not known", where: "images" }]);
  });

  test("a gallery that is shared directly is managed when it is known with whom", () => {
    const resources = armResources(galleryOf({ ubuntu: { "1.0.0": WIDE } }));
    const groups = [
      { type: "Subscriptions", ids: [SUBSCRIPTION] },
      { type: "AADTenants", ids: ["t"] },
    ];
    Object.assign((resources[0] as Resource).properties, { sharingProfile: { permissions: "Groups", groups } });
    const [found] = readArm(readArmDocument(resources)?.resources ?? []).plans;
    const { spec, notCarried } = importGallery(found as GalleryPlan);
    expect(spec.gallery.sharing).toEqual({ direct: { subscriptions: [SUBSCRIPTION], tenants: ["t"] } });
    expect([spec.gallery.existing, notCarried]).toEqual([undefined, []]);
  });

  test("a gallery and an image that are not in the files exist already", () => {
    const resources = armResources(galleryOf({ ubuntu: { "1.0.0": WIDE } })).slice(2);
    const [found] = readArm(readArmDocument(resources)?.resources ?? []).plans;
    const { spec } = importGallery(found as GalleryPlan);
    expect(spec.gallery).toMatchObject({ name: "images", location: "westeurope", existing: true });
    expect(spec.images?.["ubuntu"]?.existing).toBe(true);
  });
});

test("of what a pipeline publishes, encryption of data disks is told: new regions would not have it", () => {
  const disks = { source: { snapshot: "/s" }, dataDisks: [{ lun: 0, snapshot: "/d" }] };
  const gallery = galleryOf({ ubuntu: { "1.1.0": disks, "1.0.0": {} } });
  expect(notesOfPublished(gallery)).toEqual([]);
  const encrypted = {
    regions: { westeurope: { diskEncryptionSetId: "/des" } },
    tiers: gallery.spec.policies?.["p"]?.tiers ?? [],
  };
  expect(notesOfPublished(plan({ ...gallery.spec, policies: { p: encrypted } }))).toEqual([
    { what: "encryption of data disks", where: "images/ubuntu/1.1.0" },
  ]);
});

describe("what a policy has once for all versions in a region", () => {
  type Profile = {
    publishingProfile: { targetRegions: Record<string, unknown>[]; targetExtendedLocations?: object[] };
  };

  const ZONE = { name: "West Europe", extendedLocation: { name: "zone", type: "EdgeZone" } };
  const confidential = (confidentialVMEncryptionType: string) => ({
    encryption: { osDiskImage: { securityProfile: { confidentialVMEncryptionType } } },
  });

  /** Versions 1.1.0 and 1.0.0 at home, each with something of its own. */
  function importedWith(change: (version: string, profile: Profile["publishingProfile"]) => void) {
    const resources = armResources(galleryOf({ ubuntu: { "1.1.0": NARROW, "1.0.0": NARROW } }));
    for (const resource of resources as { name: string; properties: Profile }[]) {
      if (/^\d/.test(resource.name)) change(resource.name, resource.properties.publishingProfile);
    }
    const [found] = readArm(readArmDocument(resources)?.resources ?? []).plans;
    const { spec, differences } = importGallery(found as GalleryPlan);
    return { region: spec.policies?.["found"]?.regions["westeurope"], differences: Object.fromEntries(differences) };
  }

  test("is carried over where all have the same", () => {
    const { region, differences } = importedWith((_, profile) => {
      Object.assign(profile, { targetExtendedLocations: [{ ...ZONE, extendedLocationReplicaCount: 2 }] });
      Object.assign(profile.targetRegions[0] as object, confidential("EncryptedWithPmk"));
    });
    expect(region).toEqual({
      confidentialVm: { encryption: "EncryptedWithPmk" },
      edgeZones: { zone: { replicas: 2 } },
    });
    expect(differences).toEqual({});
  });

  test("is the newest version's where they differ, and what that would change is told", () => {
    const { region, differences } = importedWith((version, profile) => {
      if (version === "1.1.0") Object.assign(profile, { targetExtendedLocations: [ZONE] });
      const type = version === "1.1.0" ? "EncryptedWithPmk" : "NonPersistedTPM";
      Object.assign(profile.targetRegions[0] as object, confidential(type));
    });
    expect(region).toEqual({ confidentialVm: { encryption: "EncryptedWithPmk" }, edgeZones: { zone: {} } });
    expect(differences).toEqual({ "images/ubuntu/1.0.0": ["encryption for confidential machines", "edge zones"] });
  });

  test("one replica of standard SSD is what an edge zone has unasked", () => {
    const said = { extendedLocationReplicaCount: 1, storageAccountType: "StandardSSD_LRS" };
    const { differences } = importedWith((version, profile) => {
      Object.assign(profile, { targetExtendedLocations: [version === "1.1.0" ? ZONE : { ...ZONE, ...said }] });
    });
    expect(differences).toEqual({});
  });
});
