import { readArmDocument } from "../../../lib/adopt/arm-resources";
import { readArm } from "../../../lib/adopt/read-arm";

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

  test("resources that are no images are named", () => {
    const others = [{ id: `${GALLERY}/applications/a`, type: "Microsoft.Compute/galleries/applications" }, null];
    expect(readArmDocument(others)).toEqual({
      resources: [],
      others: ["Microsoft.Compute/galleries/applications", "something without a type"],
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
    [{}, "a source, which Azure does not tell"],
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
  const { version: read, unresolved } = version({ publishingProfile }, { tags: { a: "b" } });
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

test("what a spec cannot say is named", () => {
  const { notCarried } = version({
    provisioningState: "Failed",
    securityProfile: { uefiSettings: {} },
    safetyProfile: { blockDeletionBeforeEndOfLife: true },
    storageProfile: { source: { id: `${GROUP}/Microsoft.Compute/images/i` }, dataDiskImages: [{ lun: 0 }] },
    publishingProfile: {
      targetExtendedLocations: [{ name: "edge" }],
      targetRegions: [
        {
          name: "westeurope",
          encryption: {
            osDiskImage: { diskEncryptionSetId: "/des", securityProfile: {} },
            dataDiskImages: [{ lun: 0 }],
          },
        },
      ],
    },
  });
  expect(notCarried.map(({ what }) => what).sort()).toEqual([
    "UEFI settings",
    "blocked deletion before the end of life",
    "data disks",
    "edge zones",
    "encryption for confidential machines",
    "encryption of data disks",
    "the provisioning state Failed",
  ]);
});

test("a value of another kind is left out and told", () => {
  const targetRegions = [{ name: "westeurope", regionalReplicaCount: "many" }, { regionalReplicaCount: 1 }];
  const { unresolved } = version({ publishingProfile: { targetRegions } });
  expect(unresolved.map(({ attribute, found }) => [attribute, found])).toEqual([
    ["publishingProfile[0].targetRegions[0].regionalReplicaCount", "many"],
    ["publishingProfile[0].targetRegions[1].name", "nothing"],
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
    sharing: {
      community: { prefix: "contoso", publisherEmail: "a@b.c", publisherUri: "https://b.c", eula: "e" },
    },
  });
  expect(notCarried).toEqual([{ what: "soft delete", where: "images" }]);
});
