import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { type App, TerraformStack } from "cdktf";
import { Gallery } from "../../constructs/gallery";
import type { ImageDefinitionOptions } from "../../constructs/image-definition-options";
import { ImageSource } from "../../constructs/image-source";
import type { ReplicationPolicy } from "../../lib/spec/policy";

const GROUP = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers";
const IMAGE = ImageSource.managedImage(`${GROUP}/Microsoft.Compute/images/image`);
const TIMEOUTS = { create: 60, read: 5, update: 60, delete: 60 };

/** A program that sets whatever can be set, in as few galleries and definitions as Azure's rules allow. */
export function buildMaximal(app: App): void {
  const stack = new TerraformStack(app, "maximal");
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  addCommunityGallery(stack);
  const gallery = addPrivateGallery(stack);
  addSharedGallery(stack);
  addPlainDefinition(gallery);
  addEncryptedDefinition(gallery);
  addSecureDefinitions(gallery);
  addApplications(gallery);
  addIdentityGallery(stack);
}

/** Sharing with the community excludes encryption, so it has a gallery of its own. */
function addCommunityGallery(stack: TerraformStack): void {
  const gallery = new Gallery(stack, "community", {
    name: "public_images",
    resourceGroup: "rg",
    location: "westeurope",
    description: "for everybody",
    tags: { team: "images" },
    sharing: {
      community: { prefix: "contoso", publisherEmail: "a@b.example", publisherUri: "https://b.example", eula: "terms" },
    },
    timeoutMinutes: TIMEOUTS,
    protect: true,
  });
  const image = gallery.addImageDefinition("image", identified("image"));
  image.addVersion("1.0.0", { source: IMAGE, placement: { westeurope: 1 } });
}

function addPrivateGallery(stack: TerraformStack): Gallery {
  const gallery = new Gallery(stack, "private", {
    name: "private_images",
    resourceGroup: "rg",
    location: "westeurope",
  });
  const options = { principalType: "ServicePrincipal", description: "why" } as const;
  gallery.grantRead("00000000-0000-0000-0000-00000000000a", options);
  gallery.grantPublish("00000000-0000-0000-0000-00000000000b", options);
  gallery.grantSharingAdmin("00000000-0000-0000-0000-00000000000c", options);
  return gallery;
}

/** Everything but what excludes each other. */
function addPlainDefinition(gallery: Gallery): void {
  const policy: ReplicationPolicy = {
    regions: { westeurope: { storage: "zone-redundant" }, eastus: { storage: "Premium_LRS" } },
    tiers: [{ name: "all", take: "rest", regions: "all", replicas: 2 }],
  };
  const image = gallery.addImageDefinition("plain", {
    ...identified("plain"),
    os: "windows",
    osState: "specialized",
    generation: "V2",
    architecture: "x64",
    acceleratedNetworking: true,
    hibernation: true,
    nvme: true,
    recommended: { vcpus: { min: 2, max: 16 }, memoryGiB: { min: 8, max: 64 } },
    disallowedDiskTypes: ["Standard_LRS"],
    purchasePlan: { name: "plan", publisher: "contoso", product: "product" },
    releaseNotesUri: "https://b.example/notes",
    privacyStatementUri: "https://b.example/privacy",
    eula: "terms",
    endOfLife: "2035-06-30",
    description: "plain",
    tags: { team: "images" },
    timeoutMinutes: TIMEOUTS,
    policy,
  });
  image.grantRead("00000000-0000-0000-0000-00000000000d");
  image.addVersion("1.0.0", {
    source: ImageSource.blob("https://b.blob.core.windows.net/a.vhd", `${GROUP}/Microsoft.Storage/storageAccounts/b`),
    endOfLife: "2035-06-30",
    tags: { team: "images" },
    timeoutMinutes: TIMEOUTS,
  });
  image.addVersion("1.1.0", { source: IMAGE, withdrawn: { reason: "broken" } });
  image.addVersion("1.1.1", { source: ImageSource.snapshot(`${GROUP}/Microsoft.Compute/snapshots/plain`) });
  image.addVersion("1.2.0", { source: IMAGE, state: "candidate", replicationMode: "shallow" });
}

/** Sharing with subscriptions excludes both of the others' features. */
function addSharedGallery(stack: TerraformStack): void {
  new Gallery(stack, "shared", {
    name: "shared_images",
    resourceGroup: "rg",
    location: "westeurope",
    softDelete: true,
    sharing: {
      direct: {
        subscriptions: ["11111111-1111-1111-1111-111111111111"],
        tenants: ["22222222-2222-2222-2222-222222222222"],
      },
    },
  });
}

function addEncryptedDefinition(gallery: Gallery): void {
  const set = (name: string) => ({ diskEncryptionSetId: `${GROUP}/Microsoft.Compute/diskEncryptionSets/${name}` });
  const policy: ReplicationPolicy = {
    regions: { westeurope: set("west"), northeurope: set("north") },
    tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }],
  };
  const image = gallery.addImageDefinition("encrypted", { ...identified("encrypted"), policy });
  const snapshot = `${GROUP}/Microsoft.Compute/snapshots/snapshot`;
  image.addVersion("1.0.0", {
    source: ImageSource.snapshot(snapshot),
    dataDisks: [{ lun: 0, snapshot: `${snapshot}-data`, caching: "ReadOnly" }],
    endOfLife: "2035-06-30",
    blockDeletionBeforeEndOfLife: true,
    tags: { team: "images" },
  });
  image.addVersion("1.1.0", { source: ImageSource.published() });
}

function addSecureDefinitions(gallery: Gallery): void {
  for (const security of [
    "trusted-launch-supported",
    "trusted-launch",
    "confidential-vm-supported",
    "confidential-vm",
    "trusted-launch-and-confidential-vm-supported",
  ] as const) {
    gallery.addImageDefinition(security, { ...identified(security), generation: "V2", architecture: "x64", security });
  }
}

/** What azurerm lacks goes through azapi, so it is set by versions of its own. */
function addApplications(gallery: Gallery): void {
  const policy: ReplicationPolicy = {
    regions: { westeurope: { storage: "zone-redundant" }, eastus: { storage: "Premium_LRS" } },
    tiers: [{ name: "all", take: "rest", regions: "all", replicas: 2 }],
  };
  const agent = gallery.addApplication("agent", {
    os: "windows",
    releaseNotesUri: "https://b.example/notes",
    privacyStatementUri: "https://b.example/privacy",
    eula: "terms",
    endOfLife: "2035-06-30",
    description: "agent",
    tags: { team: "agents" },
    timeoutMinutes: TIMEOUTS,
    policy,
  });
  agent.grantRead("00000000-0000-0000-0000-00000000000e");
  const uri = "https://b.blob.core.windows.net/packages/agent.zip";
  const actions = { install: "install.cmd", remove: "remove.cmd", update: "update.cmd" };
  agent.addVersion("1.0.0", {
    package: { uri, file: "agent.zip" },
    configuration: { uri: `${uri}.conf`, file: "agent.conf" },
    actions,
    healthCheck: true,
    endOfLife: "2035-06-30",
    tags: { team: "agents" },
    timeoutMinutes: TIMEOUTS,
  });
  agent.addVersion("1.1.0", { package: { uri }, actions, withdrawn: { reason: "broken" } });
  agent.addVersion("1.2.0", {
    package: { uri, sas: { variable: "packages_sas" } },
    actions,
    state: "candidate",
    scriptBehaviorAfterReboot: "rerun",
    customActions: [{ name: "restart", script: "restart.cmd", parameters: [{ name: "delay", required: true }] }],
  });
}

/** An identity makes a gallery azapi's, so it has a gallery of its own. */
function addIdentityGallery(stack: TerraformStack): void {
  const gallery = new Gallery(stack, "packages", {
    name: "packages",
    resourceGroup: "rg",
    location: "westeurope",
    subscription: "00000000-0000-0000-0000-000000000000",
    identity: {
      systemAssigned: true,
      userAssigned: [`${GROUP}/Microsoft.ManagedIdentity/userAssignedIdentities/reader`],
      storageAccounts: [{ storageAccountId: `${GROUP}/Microsoft.Storage/storageAccounts/b` }],
    },
  });
  const agent = gallery.addExistingApplication("agent");
  agent.addVersion("1.0.0", {
    package: { uri: "https://b.blob.core.windows.net/packages/agent.zip" },
    actions: { install: "./install.sh", remove: "./remove.sh" },
    placement: { westeurope: 1 },
  });
}

function identified(sku: string): Pick<ImageDefinitionOptions, "identifier" | "os"> {
  return { identifier: { publisher: "contoso", offer: "images", sku }, os: "linux" };
}
