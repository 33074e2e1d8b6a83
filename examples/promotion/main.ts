import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { App, TerraformStack } from "cdktf";
import { Gallery, ImageSource, type ImageDefinitionOptions, type ReplicationPolicy } from "gallerist";

/** Where developers try a version: one region. */
const dev: ReplicationPolicy = {
  regions: { westeurope: {} },
  tiers: [{ name: "all", take: "rest", regions: "home", replicas: 1 }],
};
const prod: ReplicationPolicy = {
  regions: { westeurope: { storage: "zone-redundant" }, northeurope: { storage: "zone-redundant" } },
  tiers: [
    { name: "latest", take: 1, regions: "all", replicas: 3 },
    { name: "archive", take: "rest", regions: "home", replicas: 1 },
  ],
};

const builds = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-builds";
const ubuntu: Omit<ImageDefinitionOptions, "policy"> = {
  identifier: { publisher: "contoso", offer: "linux", sku: "ubuntu-2404" },
  os: "linux",
  generation: "V2",
};

/** Production takes the very bits that were tried: its versions are made from those of the development gallery. */
export function build(app: App): void {
  const stack = new TerraformStack(app, "images");
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  const settings = { resourceGroup: "rg-images", location: "westeurope" };
  const tried = new Gallery(stack, "dev", { name: "contoso_dev", ...settings });
  const used = new Gallery(stack, "prod", { name: "contoso_prod", ...settings, protect: true });
  const inDev = tried.addImageDefinition("ubuntu-2404", { ...ubuntu, policy: dev });
  const inProd = used.addImageDefinition("ubuntu-2404", { ...ubuntu, policy: prod });

  const promoted = new Set(["1.0.0", "1.1.0"]);
  for (const version of ["1.0.0", "1.1.0", "1.2.0"]) {
    const source = ImageSource.managedImage(`${builds}/providers/Microsoft.Compute/images/ubuntu-${version}`);
    const { imageVersionId } = inDev.addVersion(version, { source });
    if (promoted.has(version)) inProd.addVersion(version, { source: ImageSource.galleryImageVersion(imageVersionId) });
  }
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
