import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { StorageAccount } from "@cdktf/provider-azurerm/lib/storage-account";
import { StorageBlob } from "@cdktf/provider-azurerm/lib/storage-blob";
import { StorageContainer } from "@cdktf/provider-azurerm/lib/storage-container";
import { App, TerraformStack } from "cdktf";
import { Gallery, type ReplicationPolicy } from "gallerist";

const subscription = "00000000-0000-0000-0000-000000000000";
const resourceGroup = "rg-agents";
const location = "westeurope";

/** The newest version with two replicas in each region, older ones with one. */
const fleet: ReplicationPolicy = {
  regions: { westeurope: { storage: "zone-redundant" }, northeurope: { storage: "zone-redundant" } },
  tiers: [
    { name: "latest", take: 1, regions: "all", replicas: 2 },
    { name: "older", take: "rest", regions: "all", replicas: 1 },
  ],
};

export function build(app: App): void {
  const stack = new TerraformStack(app, "agent-identity");
  new AzurermProvider(stack, "azurerm", { features: [{}], subscriptionId: subscription });

  const account = new StorageAccount(stack, "account", {
    name: "contosoagents",
    resourceGroupName: resourceGroup,
    location,
    accountTier: "Standard",
    accountReplicationType: "ZRS",
    allowNestedItemsToBePublic: false,
  });
  const packages = new StorageContainer(stack, "packages", { name: "packages", storageAccountId: account.id });
  const blob = new StorageBlob(stack, "agent-1.0.0", {
    name: "agent-1.0.0.tar.gz",
    storageAccountName: account.name,
    storageContainerName: packages.name,
    type: "Block",
    source: "build/agent-1.0.0.tar.gz",
  });

  // The gallery reads the blob with its own identity: no signature, and nothing that runs out.
  const gallery = new Gallery(stack, "gallery", {
    name: "contoso_agents",
    resourceGroup,
    location,
    subscription,
    identity: { systemAssigned: true, storageAccounts: [{ storageAccountId: account.id }] },
  });
  const agent = gallery.addApplication("agent", { os: "linux", policy: fleet, sizeMiB: 40 });
  agent.addVersion("1.0.0", {
    package: { uri: blob.url, file: "agent.tar.gz" },
    actions: { install: "tar -xzf agent.tar.gz && ./agent/setup", remove: "rm -rf /opt/agent" },
  });
  agent.grantRead("33333333-3333-3333-3333-333333333333", { principalType: "ServicePrincipal" });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
