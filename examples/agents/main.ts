import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { App, TerraformStack } from "cdktf";
import { Gallery, loadSpec } from "gallerist";
import { join } from "node:path";

export function build(app: App): void {
  const stack = new TerraformStack(app, "agents");
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  Gallery.fromSpec(stack, "agents", loadSpec(join(__dirname, "gallery.yaml")));
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
