/**
 * The community gallery of Cluster API Provider Azure: one image definition for each Kubernetes minor and operating
 * system, whose versions are Kubernetes versions. Regions, names and terms are those of its pipeline:
 * https://github.com/kubernetes-sigs/image-builder/blob/main/images/capi/packer/azure/.pipelines/promote-sig.yaml
 */
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { App, TerraformStack } from "cdktf";
import { Gallery, ImageSource, type ImageDefinitionOptions, type ReplicationPolicy } from "gallerist";

/** Where the managed images are built. A community gallery, its definitions and versions share one location. */
const home = "eastus";

/** The two newest patch releases of a minor everywhere; older ones at home, for clusters that are pinned to them. */
const reference: ReplicationPolicy = {
  regions: {
    [home]: {},
    australiaeast: {},
    canadacentral: {},
    francecentral: {},
    germanywestcentral: {},
    northeurope: {},
    switzerlandnorth: {},
    uksouth: {},
  },
  tiers: [
    { name: "supported", take: 2, regions: "all", replicas: 1 },
    { name: "older", take: "rest", regions: "home", replicas: 1 },
  ],
};

/** Kubernetes versions, and the day on which their images were published. */
const published: Readonly<Record<string, string>> = {
  "1.36.1": "2026-10-14",
  "1.36.0": "2026-09-02",
  "1.35.5": "2026-10-14",
  "1.35.4": "2026-09-02",
  "1.35.3": "2026-07-15",
  "1.34.9": "2026-09-02",
};

interface OperatingSystem extends Pick<ImageDefinitionOptions, "os" | "generation"> {
  /** In names of builds. */
  readonly build: string;
  /** In names of image definitions: a community gallery refuses words such as "ubuntu" and "windows" there. */
  readonly definition: string;
}

const systems: readonly OperatingSystem[] = [
  { build: "ubuntu-2404", definition: "ubun2-2404", os: "linux", generation: "V2" },
  { build: "windows-2022", definition: "win-2022", os: "windows", generation: "V2" },
];

export function build(app: App): void {
  const stack = new TerraformStack(app, "capz-community");
  new AzurermProvider(stack, "azurerm", { features: [{}] });

  const gallery = new Gallery(stack, "gallery", {
    name: "community_gallery",
    resourceGroup: "cluster-api-gallery",
    location: home,
    description: "Shared image gallery for Cluster API Provider Azure",
    policies: { reference },
    policy: "reference",
    sharing: {
      community: {
        prefix: "capzed",
        publisherEmail: "az-k8s-up-infra@microsoft.com",
        publisherUri: "https://github.com/kubernetes-sigs/cluster-api-provider-azure",
        eula: "https://raw.githubusercontent.com/kubernetes-sigs/cluster-api-provider-azure/main/LICENSE",
      },
    },
    // Deleting a community gallery gives up its public name, which clusters refer to.
    protect: true,
  });

  for (const system of systems) {
    for (const minor of new Set(Object.keys(published).map(minorOf))) addDefinition(gallery, system, minor);
  }
}

function addDefinition(gallery: Gallery, { build, definition, ...system }: OperatingSystem, minor: string): void {
  const name = `capi-${definition}-k8s-${minor.replace(".", "-")}`;
  const images = gallery.addImageDefinition(name, {
    identifier: { publisher: "capz", offer: "reference-images", sku: name },
    ...system,
  });
  for (const [version, day] of Object.entries(published)) {
    if (minorOf(version) !== minor) continue;
    images.addVersion(version, {
      source: ImageSource.managedImage(managedImage(`capi-${build}-${version}`)),
      endOfLife: sixMonthsAfter(day),
    });
  }
}

function minorOf(version: string): string {
  return version.split(".").slice(0, 2).join(".");
}

function managedImage(name: string): string {
  const group = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/cluster-api-images";
  return `${group}/providers/Microsoft.Compute/images/${name}`;
}

function sixMonthsAfter(day: string): string {
  const date = new Date(day);
  date.setUTCMonth(date.getUTCMonth() + 6);
  return date.toISOString().slice(0, "yyyy-mm-dd".length);
}

if (require.main === module) {
  const app = new App();
  build(app);
  app.synth();
}
