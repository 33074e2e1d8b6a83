import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { App, TerraformStack } from "cdktf";
import { Gallery, ImageSource, type ReplicationPolicy } from "gallerist";

const subscription = "11111111-1111-1111-1111-111111111111";
const keys = `/subscriptions/${subscription}/resourceGroups/rg-keys/providers/Microsoft.Compute/diskEncryptionSets`;
const builds = `/subscriptions/${subscription}/resourceGroups/rg-builds/providers/Microsoft.Compute/snapshots`;

/** A key of its own in every region. Versions shrink as newer ones come, in place: they go through azapi. */
const regulated: ReplicationPolicy = {
  regions: {
    germanywestcentral: { diskEncryptionSetId: `${keys}/des-germanywestcentral` },
    westeurope: { diskEncryptionSetId: `${keys}/des-westeurope` },
    francecentral: { diskEncryptionSetId: `${keys}/des-francecentral` },
  },
  tiers: [
    { name: "latest", take: 1, regions: "all", replicas: 3 },
    { name: "previous", take: 1, regions: ["germanywestcentral", "westeurope"], replicas: 1 },
    { name: "archive", take: "rest", regions: "home", replicas: 1 },
  ],
};

export function build(app: App): void {
  const stack = new TerraformStack(app, "images");
  new AzurermProvider(stack, "azurerm", { features: [{}], subscriptionId: subscription });

  const gallery = new Gallery(stack, "gallery", {
    name: "bank_images",
    resourceGroup: "rg-images",
    location: "germanywestcentral",
    protect: true,
  });
  const rhel = gallery.addImageDefinition("rhel-9", {
    identifier: { publisher: "bank", offer: "rhel", sku: "9" },
    os: "linux",
    generation: "V2",
    policy: regulated,
  });
  for (const version of ["9.2.0", "9.3.0", "9.4.0"]) {
    rhel.addVersion(version, { source: ImageSource.snapshot(`${builds}/rhel-${version}`) });
  }
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
