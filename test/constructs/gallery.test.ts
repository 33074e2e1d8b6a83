import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { App, Testing, TerraformStack } from "cdktf";
import { Gallery } from "../../constructs/gallery";
import { ImageSource } from "../../constructs/image-source";

const IMAGE = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Compute/images/a";

test("try", () => {
  const app = Testing.app();
  const stack = new TerraformStack(app, "images");
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  const gallery = new Gallery(stack, "images", { name: "contoso_images", resourceGroupName: "rg", location: "West Europe" });
  const ubuntu = gallery.addImageDefinition("ubuntu-2404", {
    identifier: { publisher: "contoso", offer: "linux", sku: "ubuntu" },
    os: "linux",
    replication: {
      regions: { westeurope: {}, northeurope: { storage: "zone-redundant" } },
      tiers: [
        { name: "latest", take: 1, regions: "all", replicas: 3 },
        { name: "archive", take: "rest", regions: "home", replicas: 1 },
      ],
    },
  });
  ubuntu.addVersion("1.3.0", { source: ImageSource.managedImage(IMAGE) });
  ubuntu.addVersion("1.2.0", { source: ImageSource.managedImage(IMAGE) });
  gallery.grantRead("p");
  ubuntu.grantRead("p");
  console.log(Testing.synth(stack, true));
});
