import { SharedImage } from "@cdktf/provider-azurerm/lib/shared-image";
import { SharedImageGallery } from "@cdktf/provider-azurerm/lib/shared-image-gallery";
import { SharedImageVersion } from "@cdktf/provider-azurerm/lib/shared-image-version";
import { TerraformResource, type TerraformResourceConfig, type TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { REGIONS, SOURCE, type Shape } from "./shapes";

class Anchor extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    private readonly input: readonly string[],
    config: Pick<TerraformResourceConfig, "dependsOn">,
  ) {
    super(scope, id, { terraformResourceType: "terraform_data", lifecycle: { createBeforeDestroy: true }, ...config });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { input: this.input };
  }
}

/** Makes the same resources as the constructs of gallerist, in plain cdktf. */
export function plainGallery(stack: TerraformStack, { images, versionsEach, waits }: Shape): void {
  const gallery = new SharedImageGallery(stack, "gallery", {
    name: "bench",
    resourceGroupName: "rg",
    location: "westeurope",
  });
  for (let index = 0; index < images; index++) {
    const scope = new Construct(stack, `image-${index}`);
    const image = new SharedImage(scope, "image", {
      name: `image-${index}`,
      galleryName: gallery.name,
      resourceGroupName: "rg",
      location: "westeurope",
      osType: "Linux",
      identifier: { publisher: "contoso", offer: "images", sku: `image-${index}` },
    });
    const made: SharedImageVersion[] = [];
    for (let patch = versionsEach - 1; patch >= 0; patch--) {
      const newest = waits ? made[0] : undefined;
      made.push(
        new SharedImageVersion(scope, `1_0_${patch}`, {
          name: `1.0.${patch}`,
          galleryName: gallery.name,
          imageName: image.name,
          resourceGroupName: "rg",
          location: "westeurope",
          managedImageId: SOURCE,
          deletionOfReplicatedLocationsEnabled: true,
          targetRegion: REGIONS.map((name) => ({
            name,
            regionalReplicaCount: waits && !newest ? 3 : 1,
            storageAccountType: "Standard_LRS",
          })),
          timeouts: { create: "12h", update: "12h", delete: "2h" },
          lifecycle: { createBeforeDestroy: true },
          ...(newest && { dependsOn: [newest] }),
        }),
      );
    }
    const names = Array.from({ length: versionsEach }, (_, patch) => `1.0.${patch}`);
    new Anchor(scope, "Versions", names, { dependsOn: made.reverse() });
  }
}
