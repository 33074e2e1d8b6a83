import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { App, TerraformStack } from "cdktf";
import { Gallery, loadSpec } from "gallerist";
import { join } from "node:path";

/** A gallery that Packer fills: only where its versions are replicated is decided here. */
export function build(app: App): void {
  const stack = new TerraformStack(app, "images");
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  Gallery.fromSpec(stack, "gallery", loadSpec(join(__dirname, "gallery.yaml")));
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
