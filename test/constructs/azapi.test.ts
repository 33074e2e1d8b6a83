import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { TerraformStack, type App } from "cdktf";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { AzapiProvider } from "../../constructs/azapi";
import { Gallery } from "../../constructs/gallery";
import type { GalleryProps } from "../../constructs/gallery-props";
import { ImageSource } from "../../constructs/image-source";
import type { ImageDefinitionOptions } from "../../constructs/image-definition-options";
import type { ReplicationPolicy } from "../../lib/spec/policy";
import type { ImageVersionSpec } from "../../lib/spec/image-version-spec";
import { FLEET, named, newApp, newStack, only, synthesized, type Attributes } from "../support/synthesized";

const SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";
const IDS = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Compute`;
const DEFINITION: ImageDefinitionOptions = {
  identifier: { publisher: "contoso", offer: "linux", sku: "ubuntu" },
  os: "linux",
  generation: "V2",
};
const ENCRYPTED: ReplicationPolicy = {
  ...FLEET,
  regions: {
    westeurope: { diskEncryptionSetId: `${IDS}/diskEncryptionSets/west`, storage: "zone-redundant" },
    northeurope: { diskEncryptionSetId: `${IDS}/diskEncryptionSets/north` },
  },
};
const SNAPSHOT = ImageSource.snapshot(`${IDS}/snapshots/a`);

function newGallery(props: Partial<GalleryProps> = {}) {
  const app = newApp();
  const stack = newStack(app);
  const settings = { name: "contoso_images", resourceGroup: "rg-images", location: "westeurope" };
  return { app, stack, gallery: new Gallery(stack, "images", { ...settings, ...props }) };
}

function oneVersion(version: ImageVersionSpec, policy: ReplicationPolicy = FLEET): Attributes {
  const { app, gallery } = newGallery();
  gallery.addImageDefinition("ubuntu", { ...DEFINITION, policy }).addVersion("1.0.0", version);
  return only(synthesized(app), version.source.published ? "azapi_update_resource" : "azapi_resource");
}

/** What stands in a version's body, by its path. */
function at(attributes: Attributes, path: string): unknown {
  return path.split(".").reduce<unknown>((value, key) => (value as Attributes)[key], attributes["body"]);
}

test("an encrypted version is a whole azapi resource", () => {
  const endOfLife = "2035-06-30";
  const version = oneVersion({ source: SNAPSHOT, endOfLife, tags: { build: "42" } }, ENCRYPTED);
  const region = (name: string, set: string, storageAccountType: string) => ({
    name,
    regionalReplicaCount: 3,
    storageAccountType,
    excludeFromLatest: false,
    encryption: { osDiskImage: { diskEncryptionSetId: `${IDS}/diskEncryptionSets/${set}` } },
  });
  expect(version).toEqual({
    type: "Microsoft.Compute/galleries/images/versions@2024-03-03",
    name: "1.0.0",
    parent_id: "${azurerm_shared_image.images_ubuntu_9478080E.id}",
    location: "westeurope",
    tags: { build: "42" },
    body: {
      properties: {
        publishingProfile: {
          targetRegions: [
            region("West Europe", "west", "Standard_ZRS"),
            region("North Europe", "north", "Standard_LRS"),
          ],
          excludeFromLatest: false,
          endOfLifeDate: "2035-06-30T00:00:00Z",
          replicationMode: "Full",
        },
        storageProfile: { osDiskImage: { source: { id: `${IDS}/snapshots/a` } } },
        safetyProfile: { allowDeletionOfReplicatedLocations: true },
      },
    },
    lifecycle: { create_before_destroy: true },
    timeouts: { create: "12h", update: "12h", delete: "2h" },
  });
});

test("of a published version only the publishing is managed, and its regions are replaced, not merged", () => {
  expect(oneVersion({ source: ImageSource.published(), tags: { build: "42" } })).toEqual({
    type: "Microsoft.Compute/galleries/images/versions@2024-03-03",
    name: "1.0.0",
    parent_id: "${azurerm_shared_image.images_ubuntu_9478080E.id}",
    body: {
      properties: {
        publishingProfile: {
          targetRegions: ["West Europe", "North Europe"].map((name) => ({
            name,
            regionalReplicaCount: 3,
            storageAccountType: "Standard_LRS",
            excludeFromLatest: false,
          })),
          excludeFromLatest: false,
        },
      },
    },
    list_unique_id_property: { "properties.publishingProfile.targetRegions": "-" },
    lifecycle: { create_before_destroy: true },
    timeouts: { create: "12h", update: "12h", delete: "2h" },
  });
});

test.each<[string, ImageVersionSpec["source"], unknown]>([
  ["a managed image", ImageSource.managedImage(`${IDS}/images/i`), { source: { id: `${IDS}/images/i` } }],
  [
    "a virtual machine",
    ImageSource.virtualMachine(`${IDS}/virtualMachines/v`),
    { source: { virtualMachineId: `${IDS}/virtualMachines/v` } },
  ],
  ["a snapshot", SNAPSHOT, { osDiskImage: { source: { id: `${IDS}/snapshots/a` } } }],
])("an encrypted version is made from %s", (_, source, profile) => {
  expect(at(oneVersion({ source }, ENCRYPTED), "properties.storageProfile")).toEqual(profile);
});

test("a blob is given by its address and its account", () => {
  const uri = "https://vhds.blob.core.windows.net/a/b.vhd";
  const account = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/vhds`;
  const source = { uri, storageAccountId: account };
  const version = oneVersion({ source: ImageSource.blob(uri, account), blockDeletionBeforeEndOfLife: false });
  expect(at(version, "properties.storageProfile")).toEqual({ osDiskImage: { source } });
  expect(at(version, "properties.safetyProfile")).toEqual({
    allowDeletionOfReplicatedLocations: true,
    blockDeletionBeforeEndOfLife: false,
  });
});

test("data disks, and their encryption in every region", () => {
  const dataDisks = [
    { lun: 0, snapshot: `${IDS}/snapshots/data`, caching: "ReadOnly" as const },
    { lun: 5, snapshot: `${IDS}/disks/more` },
  ];
  const version = oneVersion({ source: SNAPSHOT, dataDisks }, ENCRYPTED);
  expect(at(version, "properties.storageProfile.dataDiskImages")).toEqual([
    { lun: 0, hostCaching: "ReadOnly", source: { id: `${IDS}/snapshots/data` } },
    { lun: 5, source: { id: `${IDS}/disks/more` } },
  ]);
  const west = `${IDS}/diskEncryptionSets/west`;
  expect(at(version, "properties.publishingProfile.targetRegions.0.encryption")).toEqual({
    osDiskImage: { diskEncryptionSetId: west },
    dataDiskImages: [
      { lun: 0, diskEncryptionSetId: west },
      { lun: 5, diskEncryptionSetId: west },
    ],
  });
});

test("UEFI settings", () => {
  const uefi: NonNullable<ImageVersionSpec["uefi"]> = {
    signatureTemplates: ["MicrosoftUefiCertificateAuthorityTemplate"],
    additionalSignatures: { db: [{ type: "x509", value: ["MIIB"] }] },
  };
  const { app, gallery } = newGallery();
  gallery
    .addImageDefinition("ubuntu", { ...DEFINITION, security: "trusted-launch-supported", policy: FLEET })
    .addVersion("1.0.0", { source: { managedImage: `${IDS}/images/ubuntu` }, uefi });
  expect(at(only(synthesized(app), "azapi_resource"), "properties.securityProfile")).toEqual({
    uefiSettings: {
      signatureTemplateNames: ["MicrosoftUefiCertificateAuthorityTemplate"],
      additionalSignatures: { db: [{ type: "x509", value: ["MIIB"] }] },
    },
  });
});

test("disks of confidential machines", () => {
  const secure = `${IDS}/diskEncryptionSets/secure`;
  const { app, gallery } = newGallery();
  const policy: ReplicationPolicy = {
    regions: { westeurope: { confidentialVm: { encryption: "EncryptedWithCmk", diskEncryptionSetId: secure } } },
    tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }],
  };
  gallery
    .addImageDefinition("ubuntu", { ...DEFINITION, security: "confidential-vm", policy })
    .addVersion("1.0.0", { source: SNAPSHOT });
  expect(
    at(only(synthesized(app), "azapi_resource"), "properties.publishingProfile.targetRegions.0.encryption"),
  ).toEqual({
    osDiskImage: {
      securityProfile: { confidentialVMEncryptionType: "EncryptedWithCmk", secureVMDiskEncryptionSetId: secure },
    },
  });
});

describe("edge zones", () => {
  const policy: ReplicationPolicy = {
    ...FLEET,
    regions: {
      westeurope: {},
      northeurope: { edgeZones: { zoneB: { replicas: 2, storage: "Premium_LRS" }, zoneA: {} } },
    },
  };
  const zone = (name: string, replicas: number, storageAccountType: string) => ({
    name: "North Europe",
    extendedLocation: { name, type: "EdgeZone" },
    extendedLocationReplicaCount: replicas,
    storageAccountType,
  });

  test("go with their region, by name", () => {
    const version = oneVersion({ source: SNAPSHOT }, policy);
    expect(at(version, "properties.publishingProfile.targetExtendedLocations")).toEqual([
      zone("zoneA", 1, "StandardSSD_LRS"),
      zone("zoneB", 2, "Premium_LRS"),
    ]);
  });

  test("are left with their region, and replaced as a list for a published version", () => {
    const { app, gallery } = newGallery();
    const ubuntu = gallery.addImageDefinition("ubuntu", { ...DEFINITION, policy });
    ubuntu.addVersion("1.1.0", { source: ImageSource.published() });
    ubuntu.addVersion("1.0.0", { source: ImageSource.published() });
    const resources = synthesized(app);
    expect(named(resources, "azapi_update_resource", "1.0.0")).not.toHaveProperty(
      "body.properties.publishingProfile.targetExtendedLocations",
    );
    expect(named(resources, "azapi_update_resource", "1.1.0")["list_unique_id_property"]).toEqual({
      "properties.publishingProfile.targetRegions": "-",
      "properties.publishingProfile.targetExtendedLocations": "-",
    });
  });
});

test("versions of both providers wait for each other", () => {
  const { app, gallery } = newGallery();
  const ubuntu = gallery.addImageDefinition("ubuntu", { ...DEFINITION, policy: FLEET });
  const newest = ubuntu.addVersion("1.2.0", { source: SNAPSHOT });
  ubuntu.addVersion("1.1.0", { source: ImageSource.published() });
  ubuntu.addVersion("1.0.0", { source: SNAPSHOT });
  const address = `azurerm_shared_image_version.${newest.resource.friendlyUniqueId}`;
  const resources = synthesized(app);
  expect(named(resources, "azapi_update_resource", "1.1.0")["depends_on"]).toEqual([address]);
  expect(named(resources, "azurerm_shared_image_version", "1.0.0")["depends_on"]).toEqual([address]);
  expect(only(resources, "terraform_data")["depends_on"]).toHaveLength(3);
});

test("a version is made from one of the same app, by reference", () => {
  const { app, gallery } = newGallery();
  const ubuntu = gallery.addImageDefinition("ubuntu", { ...DEFINITION, policy: FLEET });
  const first = ubuntu.addVersion("1.0.0", { source: SNAPSHOT });
  const sku = { ...DEFINITION, identifier: { ...DEFINITION.identifier, sku: "copy" } };
  gallery
    .addImageDefinition("copy", { ...sku, policy: FLEET })
    .addVersion("1.0.0", { source: ImageSource.galleryImageVersion(first.imageVersionId) });
  expect(at(only(synthesized(app), "azapi_resource"), "properties.storageProfile")).toEqual({
    source: { id: `\${azurerm_shared_image_version.${first.resource.friendlyUniqueId}.id}` },
  });
});

test("a definition for trusted launch and confidential machines says in Azure's words what others say in azurerm's", () => {
  const { app, gallery } = newGallery();
  gallery.addImageDefinition("ubuntu", {
    ...DEFINITION,
    security: "trusted-launch-and-confidential-vm-supported",
    osState: "specialized",
    nvme: true,
    hibernation: false,
    recommended: { vcpus: { min: 2 }, memoryGiB: { max: 64 } },
    disallowedDiskTypes: ["Standard_LRS"],
    description: "for ${everybody}",
    tags: { team: "images" },
  });
  expect(only(synthesized(app), "azapi_resource")).toEqual({
    type: "Microsoft.Compute/galleries/images@2024-03-03",
    name: "ubuntu",
    parent_id: "${azurerm_shared_image_gallery.images_9BF4DCD5.id}",
    location: "westeurope",
    tags: { team: "images" },
    body: {
      properties: {
        osType: "Linux",
        osState: "Specialized",
        hyperVGeneration: "V2",
        architecture: "x64",
        identifier: { publisher: "contoso", offer: "linux", sku: "ubuntu" },
        features: [
          { name: "SecurityType", value: "TrustedLaunchAndConfidentialVmSupported" },
          { name: "DiskControllerTypes", value: "SCSI, NVMe" },
        ],
        recommended: { vCPUs: { min: 2 }, memory: { max: 64 } },
        disallowed: { diskTypes: ["Standard_LRS"] },
        description: "for $${everybody}",
      },
    },
  });
});

describe("sharing with subscriptions and tenants", () => {
  const tenant = "22222222-2222-2222-2222-222222222222";
  const { app, gallery } = newGallery({ sharing: { direct: { subscriptions: [SUBSCRIPTION], tenants: [tenant] } } });
  const resources = synthesized(app);
  const actions = Object.values(resources["azapi_resource_action"] ?? {});
  const GROUPS = { Subscriptions: SUBSCRIPTION, AADTenants: tenant };

  test("needs a gallery that is made for it", () => {
    expect(only(resources, "azurerm_shared_image_gallery")["sharing"]).toEqual({ permission: "Groups" });
  });

  test.each(Object.entries(GROUPS))("of %s adds %s now, and removes it when it is no longer listed", (type, id) => {
    const of = (operationType: string) =>
      actions.find(({ body }) => isDeepStrictEqual(body, { operationType, groups: [{ type, ids: [id] }] }));
    const common = {
      type: "Microsoft.Compute/galleries@2024-03-03",
      resource_id: `\${azurerm_shared_image_gallery.${gallery.resource.friendlyUniqueId}.id}`,
      locks: [`\${azurerm_shared_image_gallery.${gallery.resource.friendlyUniqueId}.id}`],
      action: "share",
      method: "POST",
    };
    expect(of("Remove")).toMatchObject({ ...common, when: "destroy" });
    expect(of("Add")).toMatchObject({ ...common, when: "apply" });
    expect(of("Remove")).not.toHaveProperty("depends_on");
    expect(of("Add")?.["depends_on"]).toEqual([expect.stringContaining("Unshare")]);
    expect(actions).toHaveLength(4);
  });

  test("has addresses that come from the ids, not from their order", () => {
    const addresses = (subscriptions: string[]) => {
      const made = newGallery({ sharing: { direct: { subscriptions } } });
      return Object.keys(synthesized(made.app)["azapi_resource_action"] ?? {});
    };
    const other = "33333333-3333-3333-3333-333333333333";
    expect(addresses([other, SUBSCRIPTION]).sort()).toEqual(addresses([SUBSCRIPTION, other]).sort());
    expect(addresses([other, SUBSCRIPTION])).toEqual(expect.arrayContaining(addresses([SUBSCRIPTION])));
  });
});

test.each([true, false])("soft delete %s is written beside azurerm's gallery", (softDelete) => {
  const { app } = newGallery({ softDelete });
  const resources = synthesized(app);
  expect(only(resources, "azapi_update_resource")).toMatchObject({
    type: "Microsoft.Compute/galleries@2024-03-03",
    resource_id: "${azurerm_shared_image_gallery.images_9BF4DCD5.id}",
    body: { properties: { softDeletePolicy: { isSoftDeleteEnabled: softDelete } } },
  });
  expect(only(resources, "azurerm_shared_image_gallery")).not.toHaveProperty("soft_delete");
});

describe("the azapi provider", () => {
  function stackOf(app: App, name: string): { provider: Attributes; terraform: { required_providers: Attributes } } {
    app.synth();
    return JSON.parse(readFileSync(join(app.outdir, "stacks", name, "cdk.tf.json"), "utf8")) as never;
  }

  test("is in no stack that does not need it", () => {
    const { app, gallery } = newGallery();
    gallery.addImageDefinition("ubuntu", { ...DEFINITION, policy: FLEET }).addVersion("1.0.0", { source: SNAPSHOT });
    const needy = new TerraformStack(app, "needy");
    new AzurermProvider(needy, "azurerm", { features: [{}] });
    new Gallery(needy, "other", { name: "other", resourceGroup: "rg", location: "westeurope", softDelete: true });
    expect(JSON.stringify(stackOf(app, "images"))).not.toContain("azapi");
    const { provider, terraform } = stackOf(app, "needy");
    expect(provider["azapi"]).toEqual([{}]);
    expect(terraform.required_providers["azapi"]).toEqual({ source: "azure/azapi", version: ">= 2.9, < 3.0" });
  });

  test("is the app's own, even one that is declared last", () => {
    const { app, stack } = newGallery({ softDelete: true });
    new AzapiProvider(stack, "azapi", { use_oidc: true });
    expect(stackOf(app, "images").provider["azapi"]).toEqual([{ use_oidc: true }]);
  });

  test("is the library's beside one with an alias, which is not the default", () => {
    const { app, stack } = newGallery({ softDelete: true });
    new AzapiProvider(stack, "azapi", { alias: "other" });
    expect(stackOf(app, "images").provider["azapi"]).toContainEqual({});
  });
});

test.each([
  ["encrypted", ENCRYPTED, true],
  ["unencrypted", FLEET, undefined],
])("of a source that is of an %s definition of the app it is known whether it is encrypted", (_, policy, encrypted) => {
  const { gallery } = newGallery();
  const first = gallery
    .addImageDefinition("ubuntu", { ...DEFINITION, policy })
    .addVersion("1.0.0", { source: SNAPSHOT });
  const copy = gallery.addImageDefinition("copy", { ...DEFINITION, policy: FLEET });
  copy.addVersion("1.0.0", { source: ImageSource.galleryImageVersion(first.imageVersionId) });
  copy.addVersion("1.1.0", {
    source: { ...ImageSource.galleryImageVersion(first.imageVersionId), encrypted: false },
  });
  const [newer, older] = copy.plan.versions.map(({ spec }) => spec.source.encrypted);
  expect(older).toBe(encrypted);
  expect(newer).toBe(false);
});

describe("versions in a gallery that is managed elsewhere", () => {
  const known =
    "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.Compute/galleries/g";

  test.each([
    ["a text", known],
    ["an expression", "${data.azurerm_shared_image_gallery.shared.id}"],
  ])("are below its id: %s", (_, galleryId) => {
    const app = newApp();
    const attributes = { name: "g", resourceGroup: "rg", location: "westeurope", galleryId };
    Gallery.fromGalleryAttributes(newStack(app), "shared", attributes)
      .addExistingImageDefinition("ubuntu", { policy: FLEET })
      .addVersion("1.0.0", { source: ImageSource.published() });
    expect(only(synthesized(app), "azapi_update_resource").parent_id).toBe(`${galleryId}/images/ubuntu`);
  });

  test("need its id or its subscription", () => {
    const app = newApp();
    Gallery.fromGalleryAttributes(newStack(app), "shared", {
      name: "g",
      resourceGroup: "rg",
      location: "westeurope",
    })
      .addExistingImageDefinition("ubuntu", { policy: FLEET })
      .addVersion("1.0.0", { source: ImageSource.published() });
    expect(() => synthesized(app)).toThrow(
      "gallery g is managed elsewhere: give `galleryId` or `subscription` to use its id",
    );
  });
});

test("an encrypted version of the app is refused as a source, although its id is a token", () => {
  const { app, gallery } = newGallery();
  const first = gallery
    .addImageDefinition("ubuntu", { ...DEFINITION, policy: ENCRYPTED })
    .addVersion("1.0.0", { source: SNAPSHOT });
  gallery
    .addImageDefinition("copy", {
      ...DEFINITION,
      identifier: { ...DEFINITION.identifier, sku: "copy" },
      policy: FLEET,
    })
    .addVersion("1.0.0", { source: ImageSource.galleryImageVersion(first.imageVersionId) });
  expect(() => app.synth()).toThrow("error[encrypted-source-version]");
});
