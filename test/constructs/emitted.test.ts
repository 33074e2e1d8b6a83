import { Gallery } from "../../constructs/gallery";
import type { ImageDefinitionOptions } from "../../constructs/image-definition-options";
import { ImageSource } from "../../constructs/image-source";
import { FLEET, IMAGE_ID, named, newApp, newStack, only, synthesized } from "../support/synthesized";

const MINIMAL: ImageDefinitionOptions = {
  identifier: { publisher: "contoso", offer: "linux", sku: "ubuntu-2404" },
  os: "linux",
};

function newGallery(app = newApp()): { app: ReturnType<typeof newApp>; gallery: Gallery } {
  const stack = newStack(app);
  const gallery = new Gallery(stack, "images", {
    name: "contoso_images",
    resourceGroup: "rg-images",
    location: "West Europe",
  });
  return { app, gallery };
}

test("a minimal gallery emits what it was given, and nothing else", () => {
  const { app, gallery } = newGallery();
  gallery.addImageDefinition("ubuntu-2404", { ...MINIMAL, policy: FLEET }).addVersion("1.0.0", {
    source: ImageSource.managedImage(IMAGE_ID),
  });
  expect(synthesized(app)).toEqual({
    azurerm_shared_image_gallery: {
      images_9BF4DCD5: { name: "contoso_images", resource_group_name: "rg-images", location: "westeurope" },
    },
    azurerm_shared_image: {
      "images_ubuntu-2404_E2794422": {
        name: "ubuntu-2404",
        gallery_name: "${azurerm_shared_image_gallery.images_9BF4DCD5.name}",
        resource_group_name: "rg-images",
        location: "westeurope",
        os_type: "Linux",
        identifier: { publisher: "contoso", offer: "linux", sku: "ubuntu-2404" },
      },
    },
    azurerm_shared_image_version: {
      "images_ubuntu-2404_1_0_0_1BAAA4F2": {
        name: "1.0.0",
        gallery_name: "${azurerm_shared_image_gallery.images_9BF4DCD5.name}",
        image_name: "${azurerm_shared_image.images_ubuntu-2404_E2794422.name}",
        resource_group_name: "rg-images",
        location: "westeurope",
        managed_image_id: IMAGE_ID,
        deletion_of_replicated_locations_enabled: true,
        target_region: [
          { name: "westeurope", regional_replica_count: 3, storage_account_type: "Standard_LRS" },
          { name: "northeurope", regional_replica_count: 3, storage_account_type: "Standard_LRS" },
        ],
        timeouts: { create: "12h", update: "12h", delete: "2h" },
        lifecycle: { create_before_destroy: true },
      },
    },
    terraform_data: {
      "images_ubuntu-2404_Versions_42911C93": {
        input: ["1.0.0"],
        depends_on: ["azurerm_shared_image_version.images_ubuntu-2404_1_0_0_1BAAA4F2"],
        lifecycle: { create_before_destroy: true },
      },
    },
  });
});

test("a definition has every attribute that azurerm knows", () => {
  const { app, gallery } = newGallery();
  gallery.addImageDefinition("windows-2025", {
    identifier: { publisher: "contoso", offer: "windows", sku: "2025" },
    os: "windows",
    osState: "specialized",
    generation: "V2",
    architecture: "x64",
    security: "trusted-launch-supported",
    acceleratedNetworking: true,
    hibernation: true,
    nvme: true,
    recommended: { vcpus: { min: 2, max: 16 }, memoryGiB: { min: 8, max: 64 } },
    disallowedDiskTypes: ["Standard_LRS"],
    purchasePlan: { name: "plan", publisher: "contoso", product: "product" },
    releaseNotesUri: "https://contoso.example/notes",
    privacyStatementUri: "https://contoso.example/privacy",
    eula: "terms",
    endOfLife: "2030-06-30",
    description: "Windows Server 2025",
    tags: { team: "images" },
    location: "northeurope",
    timeoutMinutes: { create: 45, read: 5, update: 60, delete: 90 },
  });
  expect(only(synthesized(app), "azurerm_shared_image")).toEqual({
    name: "windows-2025",
    gallery_name: "${azurerm_shared_image_gallery.images_9BF4DCD5.name}",
    resource_group_name: "rg-images",
    location: "northeurope",
    os_type: "Windows",
    specialized: true,
    identifier: { publisher: "contoso", offer: "windows", sku: "2025" },
    hyper_v_generation: "V2",
    architecture: "x64",
    trusted_launch_supported: true,
    accelerated_network_support_enabled: true,
    hibernation_enabled: true,
    disk_controller_type_nvme_enabled: true,
    min_recommended_vcpu_count: 2,
    max_recommended_vcpu_count: 16,
    min_recommended_memory_in_gb: 8,
    max_recommended_memory_in_gb: 64,
    disk_types_not_allowed: ["Standard_LRS"],
    purchase_plan: { name: "plan", publisher: "contoso", product: "product" },
    release_note_uri: "https://contoso.example/notes",
    privacy_statement_uri: "https://contoso.example/privacy",
    eula: "terms",
    end_of_life_date: "2030-06-30T00:00:00Z",
    description: "Windows Server 2025",
    tags: { team: "images" },
    timeouts: { create: "45m", read: "5m", update: "1h", delete: "90m" },
  });
});

test.each([
  ["trusted-launch-supported", "trusted_launch_supported"],
  ["trusted-launch", "trusted_launch_enabled"],
  ["confidential-vm-supported", "confidential_vm_supported"],
  ["confidential-vm", "confidential_vm_enabled"],
] as const)("security %s sets %s alone: azurerm refuses another flag even when it is false", (security, flag) => {
  const { app, gallery } = newGallery();
  gallery.addImageDefinition("image", { ...MINIMAL, generation: "V2", security });
  const flags = Object.keys(only(synthesized(app), "azurerm_shared_image")).filter((name) =>
    /^(trusted|confidential)/.test(name),
  );
  expect(flags).toEqual([flag]);
});

const idOf = (type: string) => `/subscriptions/s/resourceGroups/rg/providers/${type}/id`;
const MANAGED = idOf("Microsoft.Compute/images");
const MACHINE = idOf("Microsoft.Compute/virtualMachines");
const DISK = idOf("Microsoft.Compute/disks");
const ACCOUNT = idOf("Microsoft.Storage/storageAccounts");

test.each([
  ["a managed image", ImageSource.managedImage(MANAGED), { managed_image_id: MANAGED }],
  ["a virtual machine", ImageSource.virtualMachine(MACHINE), { managed_image_id: MACHINE }],
  ["a snapshot or disk", ImageSource.snapshot(DISK), { os_disk_snapshot_id: DISK }],
  [
    "a VHD blob",
    ImageSource.blob("https://contoso.blob.core.windows.net/vhds/a.vhd", ACCOUNT),
    { blob_uri: "https://contoso.blob.core.windows.net/vhds/a.vhd", storage_account_id: ACCOUNT },
  ],
])("a version from %s", (_, source, attributes) => {
  const { app, gallery } = newGallery();
  gallery.addImageDefinition("image", { ...MINIMAL, policy: FLEET }).addVersion("1.0.0", { source });
  const version = only(synthesized(app), "azurerm_shared_image_version");
  const given = Object.entries(version).filter(([name]) =>
    ["managed_image_id", "os_disk_snapshot_id", "blob_uri", "storage_account_id"].includes(name),
  );
  expect(Object.fromEntries(given)).toEqual(attributes);
});

test("a version has every attribute that azurerm knows, but for encryption", () => {
  const { app, gallery } = newGallery();
  gallery
    .addImageDefinition("image", {
      ...MINIMAL,
      policy: {
        regions: { westeurope: { storage: "Premium_LRS" } },
        tiers: [{ name: "all", take: "rest", regions: "all", replicas: 2 }],
      },
    })
    .addVersion("1.0.0", {
      source: ImageSource.managedImage(IMAGE_ID),
      withdrawn: { reason: "breaks cloud-init" },
      allowRegionRemoval: false,
      endOfLife: "2030-01-31T12:00:00+01:00",
      tags: { build: "42" },
      timeoutMinutes: { create: 90, read: 10 },
    });
  expect(only(synthesized(app), "azurerm_shared_image_version")).toMatchObject({
    exclude_from_latest: true,
    deletion_of_replicated_locations_enabled: false,
    end_of_life_date: "2030-01-31T12:00:00+01:00",
    tags: { build: "42" },
    target_region: [
      {
        name: "westeurope",
        regional_replica_count: 2,
        storage_account_type: "Premium_LRS",
        exclude_from_latest_enabled: true,
      },
    ],
    timeouts: { create: "90m", read: "10m", update: "12h", delete: "2h" },
  });
});

test("shallow replication is emitted, full is the provider's default", () => {
  const { app, gallery } = newGallery();
  const image = gallery.addImageDefinition("image", {
    ...MINIMAL,
    policy: {
      regions: { westeurope: {} },
      tiers: [{ name: "all", take: "rest", regions: "home", replicas: 1 }],
    },
  });
  image.addVersion("1.0.0", { source: ImageSource.managedImage(IMAGE_ID), replicationMode: "shallow" });
  image.addVersion("2.0.0", { source: ImageSource.managedImage(IMAGE_ID), replicationMode: "full" });
  const resources = synthesized(app);
  const version = (name: string) => named(resources, "azurerm_shared_image_version", name);
  expect(version("1.0.0")).toMatchObject({ replication_mode: "Shallow" });
  expect(version("2.0.0")).not.toHaveProperty("replication_mode");
});

test("a gallery has every attribute that azurerm knows", () => {
  const app = newApp();
  new Gallery(newStack(app), "images", {
    name: "contoso_images",
    resourceGroup: "rg-images",
    location: "westeurope",
    description: "images of contoso",
    tags: { team: "images" },
    sharing: {
      community: {
        prefix: "contoso",
        publisherEmail: "images@contoso.example",
        publisherUri: "https://contoso.example",
        eula: "https://contoso.example/eula",
      },
    },
    timeoutMinutes: { create: 60 },
  });
  expect(only(synthesized(app), "azurerm_shared_image_gallery")).toEqual({
    name: "contoso_images",
    resource_group_name: "rg-images",
    location: "westeurope",
    description: "images of contoso",
    tags: { team: "images" },
    sharing: {
      permission: "Community",
      community_gallery: {
        prefix: "contoso",
        publisher_email: "images@contoso.example",
        publisher_uri: "https://contoso.example",
        eula: "https://contoso.example/eula",
      },
    },
    timeouts: { create: "1h" },
  });
});

test("`protect` keeps gallery and definitions from being destroyed, and leaves versions to the policy", () => {
  const app = newApp();
  const gallery = new Gallery(newStack(app), "images", {
    name: "contoso_images",
    resourceGroup: "rg-images",
    location: "westeurope",
    protect: true,
  });
  gallery
    .addImageDefinition("image", { ...MINIMAL, policy: FLEET })
    .addVersion("1.0.0", { source: ImageSource.managedImage(IMAGE_ID) });
  const resources = synthesized(app);
  const lifecycle = (type: string) => only(resources, type)["lifecycle"];
  expect(lifecycle("azurerm_shared_image_gallery")).toEqual({ prevent_destroy: true });
  expect(lifecycle("azurerm_shared_image")).toEqual({ prevent_destroy: true });
  expect(lifecycle("azurerm_shared_image_version")).toEqual({ create_before_destroy: true });
});

test("an older version waits for the newer one that takes its place, and keeps what its L1 was given", () => {
  const { app, gallery } = newGallery();
  const image = gallery.addImageDefinition("image", { ...MINIMAL, policy: FLEET });
  const old = image.addVersion("1.9.0", { source: ImageSource.managedImage(IMAGE_ID) });
  image.addVersion("1.10.0", { source: ImageSource.managedImage(IMAGE_ID) });
  old.resource.dependsOn = ["azurerm_resource_group.rg"];
  old.resource.addOverride("tags", { by: "override" });
  const resources = synthesized(app);
  expect(named(resources, "azurerm_shared_image_version", "1.9.0")).toMatchObject({
    depends_on: [
      "azurerm_resource_group.rg",
      expect.stringMatching(/^azurerm_shared_image_version\.images_image_1_10_0_[0-9A-F]{8}$/),
    ],
    target_region: [{ name: "westeurope", regional_replica_count: 1 }],
    tags: { by: "override" },
  });
  expect(named(resources, "azurerm_shared_image_version", "1.10.0")).not.toHaveProperty("depends_on");
  expect(only(resources, "terraform_data")["input"]).toEqual(["1.9.0", "1.10.0"]);
});

test("versions may be added after the stack was synthesized once", () => {
  const { app, gallery } = newGallery();
  const image = gallery.addImageDefinition("image", { ...MINIMAL, policy: FLEET });
  image.addVersion("1.0.0", { source: ImageSource.managedImage(IMAGE_ID) });
  expect(only(synthesized(app), "azurerm_shared_image_version")["target_region"]).toHaveLength(2);
  image.addVersion("2.0.0", { source: ImageSource.managedImage(IMAGE_ID) });
  expect(named(synthesized(app), "azurerm_shared_image_version", "1.0.0")["target_region"]).toHaveLength(1);
});

test("a definition without versions has its anchor, so that the first version is ordered too", () => {
  const { app, gallery } = newGallery();
  gallery.addImageDefinition("image", { ...MINIMAL, policy: FLEET });
  expect(only(synthesized(app), "terraform_data")).toEqual({
    input: [],
    lifecycle: { create_before_destroy: true },
  });
});

test("names that look like construct ids of ours have addresses of their own", () => {
  const { app, gallery } = newGallery();
  for (const [index, name] of ["Resource", "Default", "Versions", "1_0_0"].entries()) {
    const identifier = { publisher: "contoso", offer: "linux", sku: `sku-${index}` };
    gallery.addImageDefinition(name, { ...MINIMAL, identifier, policy: FLEET }).addVersion("1.0.0", {
      source: ImageSource.managedImage(IMAGE_ID),
    });
  }
  const resources = synthesized(app);
  expect(Object.keys(resources["azurerm_shared_image"] ?? {})).toHaveLength(4);
  expect(Object.keys(resources["azurerm_shared_image_version"] ?? {})).toHaveLength(4);
  expect(Object.keys(resources["terraform_data"] ?? {})).toHaveLength(4);
});
