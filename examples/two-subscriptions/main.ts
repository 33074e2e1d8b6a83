/** The same images in two subscriptions: production, and a second gallery that survives the loss of the first. */
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { App, AzurermBackend, TerraformStack } from "cdktf";
import { Gallery, ImageSource, type ReplicationPolicy } from "gallerist";

/** One policy for both: what differs is the home region, which holds the builds. */
const fleet: ReplicationPolicy = {
  regions: {
    westeurope: { storage: "zone-redundant" },
    northeurope: { storage: "zone-redundant" },
    francecentral: { storage: "zone-redundant" },
  },
  tiers: [
    { name: "latest", take: 1, regions: "all", replicas: 5 },
    { name: "previous", take: 1, regions: "all", replicas: 1 },
    { name: "archive", take: "rest", regions: "home", replicas: 1 },
  ],
};

const versions = ["3.2.0", "3.1.1", "3.1.0"];

/** Object ids of Microsoft Entra ID, where all subscriptions of a tenant are at home. */
const principals = {
  machines: "00000000-0000-0000-0000-00000000000a",
  pipeline: "00000000-0000-0000-0000-00000000000b",
  databaseTeam: "00000000-0000-0000-0000-00000000000c",
};

interface Site {
  readonly stack: string;
  readonly subscriptionId: string;
  readonly galleryName: string;
  readonly location: string;
  /** Holds the state of its stack, in its own subscription: what is lost together is not needed to recover. */
  readonly stateAccount: string;
}

const sites: readonly Site[] = [
  {
    stack: "production",
    subscriptionId: "00000000-0000-0000-0000-000000000001",
    galleryName: "contoso_images",
    location: "westeurope",
    stateAccount: "contosostatewest",
  },
  {
    stack: "disaster-recovery",
    subscriptionId: "00000000-0000-0000-0000-000000000002",
    galleryName: "contoso_images_dr",
    location: "northeurope",
    stateAccount: "contosostatenorth",
  },
];

export function build(app: App): void {
  for (const site of sites) buildSite(app, site);
}

function buildSite(app: App, { stack: id, subscriptionId, galleryName, location, stateAccount }: Site): void {
  const stack = new TerraformStack(app, id);
  new AzurermProvider(stack, "azurerm", { features: [{}], subscriptionId });
  new AzurermBackend(stack, {
    resourceGroupName: "rg-terraform",
    subscriptionId,
    storageAccountName: stateAccount,
    containerName: "state",
    key: "images.tfstate",
  });

  const gallery = new Gallery(stack, "gallery", {
    name: galleryName,
    resourceGroup: "rg-images",
    location,
    policies: { fleet },
    policy: "fleet",
    protect: true,
  });
  gallery.grantRead(principals.machines, { principalType: "Group" });
  gallery.grantPublish(principals.pipeline, { principalType: "ServicePrincipal" });

  const builds = `/subscriptions/${subscriptionId}/resourceGroups/rg-builds/providers/Microsoft.Compute/snapshots`;
  for (const os of ["linux", "windows"] as const) {
    const images = gallery.addImageDefinition(`${os}-base`, {
      identifier: { publisher: "contoso", offer: "base", sku: os },
      os,
      generation: "V2",
    });
    for (const version of versions) {
      images.addVersion(version, { source: ImageSource.snapshot(`${builds}/${os}-base-${version}`) });
    }
  }

  const database = gallery.addImageDefinition("database", {
    identifier: { publisher: "contoso", offer: "database", sku: "linux" },
    os: "linux",
    generation: "V2",
  });
  database.addVersion("1.0.0", { source: ImageSource.snapshot(`${builds}/database-1.0.0`) });
  database.grantRead(principals.databaseTeam, { principalType: "Group" });
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
