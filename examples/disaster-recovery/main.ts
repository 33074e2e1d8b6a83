/** A gallery and its mirror in another region and subscription, each in a stack of its own: either is applied alone. */
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { App, AzurermBackend, TerraformStack } from "cdktf";
import { Gallery, loadSpec, mirrorsOf, type SpecFromText } from "gallerist";
import { join } from "node:path";

/** Holds the states, each beside what it describes: what is lost together is not needed to recover. */
const STATE_ACCOUNTS: Readonly<Record<string, string>> = {
  westeurope: "contosostatewest",
  northeurope: "contosostatenorth",
};

export function build(app: App): void {
  const images = loadSpec(join(__dirname, "gallery.yaml"));
  buildStack(app, "production", images);
  for (const mirror of mirrorsOf(images)) buildStack(app, "disaster-recovery", mirror);
}

function buildStack(app: App, id: string, from: SpecFromText): void {
  const { location, subscription = "" } = from.spec.gallery;
  const stack = new TerraformStack(app, id);
  new AzurermProvider(stack, "azurerm", { features: [{}], subscriptionId: subscription });
  new AzurermBackend(stack, {
    subscriptionId: subscription,
    resourceGroupName: "rg-terraform",
    storageAccountName: STATE_ACCOUNTS[location] ?? "",
    containerName: "state",
    key: "images.tfstate",
  });
  Gallery.fromSpec(stack, "gallery", from);
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
