import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { App, TerraformStack } from "cdktf";
import { Gallery, ImageSource, type ReplicationPolicy } from "gallerist";

/** The newest version in three regions, older ones in the home region only. */
const fleet: ReplicationPolicy = {
  regions: { westeurope: {}, northeurope: {}, eastus: {} },
  tiers: [
    { name: "latest", take: 1, regions: "all", replicas: 3 },
    { name: "archive", take: "rest", regions: "home", replicas: 1 },
  ],
};

const builds = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-builds";

export function build(app: App): void {
  const stack = new TerraformStack(app, "images");
  new AzurermProvider(stack, "azurerm", { features: [{}] });

  const gallery = new Gallery(stack, "gallery", {
    name: "contoso_images",
    resourceGroup: "rg-images",
    location: "westeurope",
  });
  const ubuntu = gallery.addImageDefinition("ubuntu-2404", {
    identifier: { publisher: "contoso", offer: "linux", sku: "ubuntu-2404" },
    os: "linux",
    generation: "V2",
    policy: fleet,
  });
  for (const version of ["1.0.0", "1.1.0"]) {
    ubuntu.addVersion(version, {
      source: ImageSource.managedImage(`${builds}/providers/Microsoft.Compute/images/ubuntu-2404-${version}`),
    });
  }
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
