import { importGallery } from "../../../lib/import/import-gallery";
import { readArmDocument } from "../../../lib/import/arm-resources";
import { readArm } from "../../../lib/import/read-arm";

const GROUP = "/subscriptions/ABCDEF00-0000-0000-0000-000000000000/resourceGroups/rg-images/providers";
const GALLERY = `${GROUP}/Microsoft.Compute/galleries/images`;
const IMAGE = `${GALLERY}/images/ubuntu`;

const resources = (document: unknown) => readArmDocument(document)?.resources ?? [];

/** The version 1.0.0 with these properties, as it was read. */
function version(properties: object, others: object = {}) {
  const listed = [{ id: `${IMAGE}/versions/1.0.0`, location: "westeurope", ...others, properties }];
  const { plans, ...reading } = readArm(resources(listed));
  return { ...reading, version: plans[0]?.definitions[0]?.versions[0] };
}

describe("documents", () => {
  const item = { id: GALLERY, name: "images", type: "microsoft.compute/galleries", location: "westeurope" };

  test.each([
    ["the Azure CLI lists", [item]],
    ["the REST API lists", { value: [item] }],
    ["Azure Resource Graph finds", { count: 1, data: [item], skip_token: null, total_records: 1 }],
    ["one resource is", item],
  ])("what %s", (_, document) => {
    expect(resources(document).map(({ kind, names }) => [kind, names])).toEqual([["gallery", ["images"]]]);
    expect(readArmDocument(document)?.isPage).toBe(false);
  });

  test.each([
    [{ value: [item], nextLink: "https://management.azure.com/next" }],
    [{ count: 1, data: [item], skip_token: "x", total_records: 2 }],
    [{ count: 1, data: [item], total_records: 2 }],
  ])("a page of several is told: %#", (document) => {
    expect(readArmDocument(document)?.isPage).toBe(true);
  });

  test("anything else is none", () => {
    expect([{}, { values: {} }, null, "x", 1].map(readArmDocument)).toEqual(Array(5).fill(undefined));
  });

  test("resources that are neither images nor applications are named", () => {
    const others = [{ id: `${GALLERY}/scripts/a`, type: "Microsoft.Compute/galleries/scripts" }, null];
    expect(readArmDocument(others)).toEqual({
      resources: [],
      others: ["Microsoft.Compute/galleries/scripts", "something without a type"],
      isPage: false,
    });
  });

  test("with or without `properties`, and listed twice, it is the same resource", () => {
    const identifier = { publisher: "p", offer: "o", sku: "s" };
    const nested = { id: IMAGE, location: "westeurope", properties: { osType: "Linux", identifier } };
    const flat = { id: IMAGE.toUpperCase(), location: "westeurope", osType: "Linux", identifier };
    const { plans } = readArm(resources([nested, flat]));
    expect(plans.map(({ definitions }) => definitions.map(({ spec }) => [spec.os, spec.identifier]))).toEqual([
      [["linux", identifier]],
    ]);
  });
});

test("an image definition with all that a spec can say, and a feature that it cannot", () => {
  const { plans, notCarried } = readArm(
    resources([
      {
        id: IMAGE,
        location: "West Europe",
        tags: { team: "images" },
        properties: {
          description: "Ubuntu",
          osType: "Linux",
          osState: "Specialized",
          hyperVGeneration: "V2",
          architecture: "Arm64",
          endOfLifeDate: "2031-05-01T00:00:00+00:00",
          identifier: { publisher: "p", offer: "o", sku: "s" },
          recommended: { vCPUs: { min: 2, max: 8 }, memory: { min: 4 } },
          disallowed: { diskTypes: ["Standard_LRS"] },
          purchasePlan: { name: "n", publisher: "pp", product: "prod" },
          releaseNoteUri: "https://a/notes",
          privacyStatementUri: "https://a/privacy",
          eula: "yes",
          features: [
            { name: "SecurityType", value: "TrustedLaunchSupported" },
            { name: "IsAcceleratedNetworkSupported", value: "True" },
            { name: "IsHibernateSupported", value: "false" },
            { name: "DiskControllerTypes", value: "SCSI, NVMe" },
            { name: "IsSecureBootSupported", value: "true" },
          ],
        },
      },
    ]),
  );
  expect(plans[0]?.definitions[0]?.spec).toEqual({
    identifier: { publisher: "p", offer: "o", sku: "s" },
    os: "linux",
    osState: "specialized",
    generation: "V2",
    architecture: "Arm64",
    security: "trusted-launch-supported",
    acceleratedNetworking: true,
    nvme: true,
    recommended: { vcpus: { min: 2, max: 8 }, memoryGiB: { min: 4 } },
    disallowedDiskTypes: ["Standard_LRS"],
    purchasePlan: { name: "n", publisher: "pp", product: "prod" },
    releaseNotesUri: "https://a/notes",
    privacyStatementUri: "https://a/privacy",
    eula: "yes",
    endOfLife: "2031-05-01",
    description: "Ubuntu",
    tags: { team: "images" },
    location: "West Europe",
  });
  expect(notCarried).toEqual([{ what: "feature IsSecureBootSupported", where: "images/ubuntu" }]);
});

describe("features of an image definition", () => {
  const read = (features: object[]) => {
    const { plans, notCarried } = readArm(resources([{ id: IMAGE, properties: { features } }]));
    const { security, nvme } = plans[0]?.definitions[0]?.spec ?? {};
    return { security, nvme, notes: notCarried.map(({ what }) => what) };
  };

  test.each([
    ["TrustedLaunch", "trusted-launch"],
    ["trustedlaunchandconfidentialvmsupported", "trusted-launch-and-confidential-vm-supported"],
    ["Standard", undefined],
  ])("the security type %s", (value, security) => {
    expect(read([{ name: "SecurityType", value }])).toEqual({ security, nvme: undefined, notes: [] });
  });

  test("controllers of disks in any order; a value that nobody knows is named", () => {
    expect(read([{ name: "DiskControllerTypes", value: "NVMe,SCSI" }]).nvme).toBe(true);
    expect(read([{ name: "DiskControllerTypes", value: "SCSI" }])).toEqual({ notes: [] });
    expect(read([{ name: "SecurityType", value: "Other" }]).notes).toEqual(["feature SecurityType: Other"]);
  });
});

test("the Azure CLI's own capitals are the same properties", () => {
  const properties = { osType: "Linux", recommended: { vCpUs: { min: 2, max: null }, memory: null }, tags: null };
  const [found] = readArm(resources([{ id: IMAGE, ...properties, hyperVgeneration: "V2" }])).plans;
  expect(found?.definitions[0]?.spec).toEqual({ os: "linux", generation: "V2", recommended: { vcpus: { min: 2 } } });
});

describe("the source of a version", () => {
  const compute = `${GROUP}/Microsoft.Compute`;
  test.each([
    [{ source: { id: `${compute}/images/i` } }, { managedImage: `${compute}/images/i` }],
    [{ source: { id: `${compute}/virtualMachines/v` } }, { virtualMachine: `${compute}/virtualMachines/v` }],
    [
      { source: { virtualMachineId: `${compute}/virtualMachines/v` } },
      { virtualMachine: `${compute}/virtualMachines/v` },
    ],
    [{ osDiskImage: { source: { id: `${compute}/snapshots/s` } } }, { snapshot: `${compute}/snapshots/s` }],
    [{ osDiskImage: { source: { id: `${compute}/disks/d` } } }, { snapshot: `${compute}/disks/d` }],
    [
      { source: { id: `${compute}/galleries/g/images/i/versions/1.0.0` } },
      { galleryImageVersion: `${compute}/galleries/g/images/i/versions/1.0.0` },
    ],
    [
      { osDiskImage: { source: { uri: "https://a/b.vhd", id: "/storage" } } },
      { blob: { uri: "https://a/b.vhd", storageAccountId: "/storage" } },
    ],
    [
      { osDiskImage: { source: { uri: "https://a/b.vhd", storageAccountId: "/storage" } } },
      { blob: { uri: "https://a/b.vhd", storageAccountId: "/storage" } },
    ],
  ])("%j", (storageProfile, source) => {
    const { version: read, notCarried } = version({ storageProfile });
    expect(read?.spec.source).toEqual(source);
    expect(notCarried).toEqual([]);
  });

  test.each([
    [{}, "a source, which Azure does not show"],
    [{ source: { id: "/x" } }, "the source /x"],
    [{ source: { communityGalleryImageId: "/CommunityGalleries/c" } }, "the source /CommunityGalleries/c"],
  ])("%j is named, and the version is one that is published", (storageProfile, what) => {
    const { version: read, notCarried } = version({ storageProfile });
    expect(read?.spec.source).toEqual({ published: true });
    expect(notCarried).toEqual([{ what, where: "images/ubuntu/1.0.0" }]);
  });
});

test("target regions: what a region leaves out, the profile says", () => {
  const publishingProfile = {
    replicaCount: 4,
    storageAccountType: "Premium_LRS",
    excludeFromLatest: true,
    endOfLifeDate: "2031-05-01T10:00:00Z",
    replicationMode: "Shallow",
    targetRegions: [
      { name: "West Europe" },
      { name: "East US", regionalReplicaCount: 2, storageAccountType: "Standard_ZRS", excludeFromLatest: false },
    ],
  };
  const storageProfile = { source: { id: `${GROUP}/Microsoft.Compute/images/i` } };
  const { version: read, unresolved } = version({ publishingProfile, storageProfile }, { tags: { a: "b" } });
  expect(unresolved).toEqual([]);
  expect(read).toMatchObject({ home: "westeurope", excludeFromLatest: true });
  expect(read?.spec).toMatchObject({ replicationMode: "shallow", endOfLife: "2031-05-01T10:00:00Z", tags: { a: "b" } });
  expect(read?.targetRegions).toMatchObject([
    { name: "westeurope", replicas: 4, storageAccountType: "Premium_LRS", excludeFromLatest: true },
    { name: "eastus", replicas: 2, storageAccountType: "Standard_ZRS", excludeFromLatest: false },
  ]);
});

test("a version from which regions may not be removed, unless Azure says that they may", () => {
  const removable = { safetyProfile: { allowDeletionOfReplicatedLocations: true } };
  expect(version({}).version?.spec.allowRegionRemoval).toBe(false);
  expect(version(removable).version?.spec).not.toHaveProperty("allowRegionRemoval");
});

describe("what azurerm has no argument for", () => {
  const compute = `${GROUP}/Microsoft.Compute`;
  const osDiskImage = { source: { id: `${compute}/snapshots/os` }, hostCaching: "ReadWrite", sizeInGB: 30 };
  const DES = `${compute}/diskEncryptionSets/d`;

  test("data disks from a snapshot, and from a blob in either spelling of its storage account", () => {
    const { version: read, notCarried } = version({
      storageProfile: {
        osDiskImage,
        dataDiskImages: [
          { lun: 0, hostCaching: "readonly", sizeInGB: 8, source: { id: `${compute}/snapshots/data`, uri: null } },
          { lun: 1, source: { uri: "https://a/b.vhd", storageAccountId: "/account" } },
          { lun: 2, source: { uri: "https://a/c.vhd", id: "/account" } },
        ],
      },
    });
    expect(read?.spec.dataDisks).toEqual([
      { lun: 0, snapshot: `${compute}/snapshots/data`, caching: "ReadOnly" },
      { lun: 1, blob: { uri: "https://a/b.vhd", storageAccountId: "/account" } },
      { lun: 2, blob: { uri: "https://a/c.vhd", storageAccountId: "/account" } },
    ]);
    expect(notCarried).toEqual([]);
  });

  test("no data disks where the source brings its own: Azure shows them, and takes none beside it", () => {
    const source = { id: `${compute}/images/i` };
    const { version: read, notCarried } = version({
      storageProfile: { source, osDiskImage: { sizeInGB: 30 }, dataDiskImages: [{ lun: 0, sizeInGB: 8 }] },
    });
    expect(read?.spec).toEqual({ source: { managedImage: source.id }, allowRegionRemoval: false, placement: {} });
    expect(notCarried).toEqual([]);
  });

  test("a version with a data disk whose source is not told can only be replicated", () => {
    const { version: read, notCarried } = version(
      { storageProfile: { osDiskImage, dataDiskImages: [{ lun: 0, sizeInGB: 8 }] } },
      { tags: { a: "b" } },
    );
    expect(read?.spec).toMatchObject({ source: { published: true } });
    expect(read?.spec).not.toHaveProperty("dataDisks");
    expect(read?.spec).not.toHaveProperty("tags");
    expect(notCarried).toEqual([
      { what: "the source of a data disk, which Azure does not show", where: "images/ubuntu/1.0.0" },
    ]);
  });

  test("blocked deletion; what is not blocked is nothing to manage", () => {
    const blocked = (blockDeletionBeforeEndOfLife: boolean) =>
      version({ storageProfile: { osDiskImage }, safetyProfile: { blockDeletionBeforeEndOfLife } }).version?.spec;
    expect(blocked(true)?.blockDeletionBeforeEndOfLife).toBe(true);
    expect(blocked(false)).not.toHaveProperty("blockDeletionBeforeEndOfLife");
  });

  test("UEFI settings, without the lists of keys that are null", () => {
    const kek = [{ type: "x509", value: ["MIIC"] }];
    const uefiOf = (uefiSettings: object) =>
      version({ storageProfile: { osDiskImage }, securityProfile: { uefiSettings } }).version?.spec.uefi;
    expect(
      uefiOf({
        signatureTemplateNames: ["MicrosoftWindowsTemplate"],
        additionalSignatures: { pk: null, kek, db: null, dbx: [] },
      }),
    ).toEqual({ signatureTemplates: ["MicrosoftWindowsTemplate"], additionalSignatures: { kek } });
    expect(uefiOf({ signatureTemplateNames: ["NoSignatureTemplate"], additionalSignatures: null })).toEqual({
      signatureTemplates: ["NoSignatureTemplate"],
    });
    expect(uefiOf({ additionalSignatures: { kek } })).toEqual({
      signatureTemplates: [],
      additionalSignatures: { kek },
    });
    expect(uefiOf({})).toBeUndefined();
  });

  test.each([
    ["as the REST API spells it", "confidentialVMEncryptionType", "secureVMDiskEncryptionSetId"],
    ["as the Azure CLI spells it", "confidentialVmEncryptionType", "secureVmDiskEncryptionSetId"],
  ])("encryption for confidential machines, %s", (_, encryptionType, setId) => {
    const securityProfile = { [encryptionType]: "EncryptedWithCmk", [setId]: DES };
    const targetRegions = [
      { name: "westeurope", encryption: { osDiskImage: { securityProfile } } },
      { name: "eastus", encryption: { osDiskImage: { securityProfile: { [encryptionType]: "EncryptedWithPmk" } } } },
    ];
    const { version: read } = version({ storageProfile: { osDiskImage }, publishingProfile: { targetRegions } });
    expect(read?.targetRegions).toMatchObject([
      { name: "westeurope", confidentialVm: { encryption: "EncryptedWithCmk", diskEncryptionSetId: DES } },
      { name: "eastus", confidentialVm: { encryption: "EncryptedWithPmk" } },
    ]);
  });

  const zone = (name: string, others: object = {}) => ({
    name,
    extendedLocation: { name: "losangeles", type: "EdgeZone" },
    extendedLocationReplicaCount: 2,
    storageAccountType: "StandardSSD_LRS",
    ...others,
  });

  test("edge zones, at the region that each belongs to", () => {
    const { version: read, notCarried } = version({
      storageProfile: { osDiskImage },
      publishingProfile: {
        targetRegions: [{ name: "West US" }, { name: "East US" }],
        targetExtendedLocations: [zone("West US")],
      },
    });
    expect(read?.targetRegions.map(({ name, edgeZones }) => [name, edgeZones])).toEqual([
      ["westus", { losangeles: { replicas: 2, storage: "StandardSSD_LRS" } }],
      ["eastus", undefined],
    ]);
    expect(notCarried).toEqual([]);
  });

  const osDisk = { osDiskImage: { diskEncryptionSetId: DES } };
  const disk = (lun: number, diskEncryptionSetId: string) => ({ lun, diskEncryptionSetId });
  const dataDiskImages = [{ lun: 3, source: { id: `${compute}/snapshots/data` } }];

  const of = (storageProfile: object, encryptions: readonly object[], targetExtendedLocations: readonly object[]) => {
    const targetRegions = encryptions.map((encryption) => ({
      name: "westus",
      storageAccountType: "Premium_LRS",
      regionalReplicaCount: 1,
      encryption,
    }));
    const read = version({ storageProfile, publishingProfile: { targetRegions, targetExtendedLocations } });
    return [read.notCarried.map(({ what }) => what), [...read.notInAzure.values()].flat()];
  };

  test.each<[string, object, object[], object[]]>([
    ["encryption of data disks", { osDiskImage }, [{ ...osDisk, dataDiskImages: [disk(3, DES)] }], []],
    ["encryption of data disks", { osDiskImage, dataDiskImages }, [{ dataDiskImages: [disk(3, DES)] }], []],
    ["edge zones of a region without replicas", { osDiskImage }, [{}], [zone("East US")]],
    ["encryption of edge zones", { osDiskImage }, [{}], [zone("West US", { encryption: osDisk })]],
  ])("%s of which a spec says nothing stays as it is: %#", (what, storageProfile, encryptions, zones) => {
    expect(of(storageProfile, encryptions, zones)).toEqual([[what], []]);
  });

  const otherDisk = { ...osDisk, dataDiskImages: [disk(3, `${DES}2`)] };
  const capitals = { ...osDisk, dataDiskImages: [disk(3, DES.toUpperCase())] };

  test.each<[string, object, object[], object[]]>([
    ["encryption of data disks", { osDiskImage, dataDiskImages }, [otherDisk], []],
    ["encryption of data disks", { osDiskImage, dataDiskImages }, [osDisk], []],
    ["encryption of edge zones", { osDiskImage }, [osDisk], [zone("West US")]],
    ["edge zones of a region without replicas", { osDiskImage }, [{}], [zone("East US"), zone("West US")]],
    ["capitals of the ids of disk encryption sets", { osDiskImage, dataDiskImages }, [capitals], []],
  ])("%s that a spec cannot say is written otherwise: %#", (what, storageProfile, encryptions, zones) => {
    expect(of(storageProfile, encryptions, zones)).toEqual([[], [what]]);
  });

  test("one disk encryption set for all disks of a region, whatever its capitals, is said", () => {
    const encryption = { ...osDisk, dataDiskImages: [disk(3, DES.toUpperCase())] };
    const { notCarried, version: read } = version({
      storageProfile: { osDiskImage, dataDiskImages },
      publishingProfile: {
        targetRegions: [{ name: "westus", encryption }],
        targetExtendedLocations: [zone("westus", { encryption })],
      },
    });
    expect(notCarried).toEqual([]);
    expect(read?.targetRegions[0]?.diskEncryptionSetId).toBe(DES);
  });
});

test("a version that Azure has not finished is named", () => {
  const storageProfile = { source: { id: `${GROUP}/Microsoft.Compute/images/i` } };
  const { notCarried } = version({ provisioningState: "Failed", storageProfile });
  expect(notCarried.map(({ what }) => what)).toEqual(["the provisioning state Failed"]);
  expect(version({ provisioningState: "Succeeded", storageProfile }).notCarried).toEqual([]);
});

test("a value of another kind is left out and told", () => {
  const targetRegions = [{ name: "westeurope", regionalReplicaCount: "many" }, { regionalReplicaCount: 1 }];
  const { unresolved } = version({ publishingProfile: { targetRegions } });
  expect(unresolved.map(({ attribute, found }) => [attribute, found])).toEqual([
    ["properties.publishingProfile.targetRegions[0].regionalReplicaCount", "many"],
    ["properties.publishingProfile.targetRegions[1].name", "nothing"],
  ]);
});

test("a gallery that is shared with everybody, and has soft delete", () => {
  const communityGalleryInfo = {
    publicNamePrefix: "contoso",
    publisherContact: "a@b.c",
    publisherUri: "https://b.c",
    eula: "e",
  };
  const properties = {
    description: "all",
    sharingProfile: { permissions: "Community", communityGalleryInfo },
    softDeletePolicy: { isSoftDeleteEnabled: true },
  };
  const { plans, notCarried } = readArm(resources([{ id: GALLERY, location: "westeurope", tags: {}, properties }]));
  expect(plans[0]?.spec.gallery).toEqual({
    name: "images",
    resourceGroup: "rg-images",
    subscription: "abcdef00-0000-0000-0000-000000000000",
    location: "westeurope",
    description: "all",
    softDelete: true,
    sharing: {
      community: { prefix: "contoso", publisherEmail: "a@b.c", publisherUri: "https://b.c", eula: "e" },
    },
  });
  expect(notCarried).toEqual([]);
});

test("soft delete that is off is nothing to manage", () => {
  const properties = { softDeletePolicy: { isSoftDeleteEnabled: false } };
  const [found] = readArm(resources([{ id: GALLERY, location: "westeurope", properties }])).plans;
  expect(found?.spec.gallery).not.toHaveProperty("softDelete");
});

describe("galleries of one name in two subscriptions", () => {
  const OTHER = GALLERY.replace("ABCDEF00", "12345600");
  const listed = (gallery: string, target: object, sharingProfile?: object) => [
    { id: gallery, location: "westeurope", properties: { sharingProfile } },
    { id: `${gallery}/images/ubuntu`, location: "westeurope", properties: { osType: "Linux" } },
    {
      id: `${gallery}/images/ubuntu/versions/1.0.0`,
      location: "westeurope",
      properties: { publishingProfile: { targetRegions: [target] } },
    },
  ];
  const whole = { name: "West Europe", regionalReplicaCount: 1, storageAccountType: "Standard_LRS" };
  const differences = (...resourcesOf: readonly object[][]) => {
    const { plans, notInAzure } = readArm(resources(resourcesOf.flat()));
    return plans.map((found) => [...importGallery(found, notInAzure).differences]);
  };

  test("each have what the first apply writes of them, and nothing of the other one", () => {
    const unsaid = [["images/ubuntu/1.0.0", ["replicas or storage that Azure does not show"]]];
    expect(differences(listed(GALLERY, { name: "West Europe" }), listed(OTHER, whole))).toEqual([unsaid, []]);
    expect(differences(listed(GALLERY, whole), listed(OTHER, { name: "West Europe" }))).toEqual([[], unsaid]);
    expect(differences(listed(GALLERY, { name: "West Europe" }))).toEqual([unsaid]);
  });

  test("are told apart in what is noted of them", () => {
    const isPrivate = { permissions: "Private" };
    const where = (...resourcesOf: readonly object[][]) =>
      readArm(resources(resourcesOf.flat()))
        .notCarried.filter(({ what }) => what.startsWith("private"))
        .map((note) => note.where);
    expect(where(listed(GALLERY, whole, isPrivate), listed(OTHER, whole))).toEqual([
      "images (subscription abcdef00-0000-0000-0000-000000000000)",
    ]);
    expect(where(listed(GALLERY, whole, isPrivate))).toEqual(["images"]);
  });
});
