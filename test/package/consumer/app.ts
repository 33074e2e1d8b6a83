// A program of a user: synthesizes one gallery, by names imported from the package.
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider/index.js";
import { App, TerraformStack } from "cdktf";
import { Gallery, ImageDefinition, ImageSource, type IImageDefinition, type ReplicationPolicy } from "gallerist";
import { AzapiProvider } from "gallerist/azapi";
import { plan } from "gallerist/lib";
import { plansOf } from "gallerist/testing";

const policy: ReplicationPolicy = {
  regions: { westeurope: {}, northeurope: { storage: "zone-redundant" } },
  tiers: [
    { name: "latest", take: 1, regions: "all", replicas: 2 },
    { name: "older", take: "rest", regions: "home", replicas: 1 },
  ],
};
const image =
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Compute/images/";

const app = new App();
const stack = new TerraformStack(app, "images");
new AzurermProvider(stack, "azurerm", { features: [{}] });
const azapiProvider = new AzapiProvider(stack, "azapi", { alias: "images" });
const gallery = new Gallery(stack, "gallery", {
  name: "contoso",
  resourceGroup: "rg",
  location: "westeurope",
  azapiProvider,
});
new ImageDefinition(gallery, "ubuntu", {
  gallery,
  identifier: { publisher: "contoso", offer: "linux", sku: "ubuntu" },
  os: "linux",
  generation: "V2",
  policy,
});
const ubuntu: IImageDefinition = gallery.imageDefinition("ubuntu");
ubuntu.addVersion("1.0.0", { source: ImageSource.managedImage(`${image}ubuntu-1-0-0`) });
ubuntu.addVersion("1.1.0", { source: ImageSource.managedImage(`${image}ubuntu-1-1-0`) });
app.synth();

const [planned] = plansOf(app);
const [definition] = planned ? plan(planned.spec).definitions : [];
console.log(definition?.latest.get("northeurope"));
