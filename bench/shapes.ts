import { REGIONS as KNOWN_REGIONS } from "../lib/azure/regions";
import type { ApplicationSpec } from "../lib/spec/application-spec";
import type { ApplicationVersionSpec } from "../lib/spec/application-version-spec";
import type { GallerySpec } from "../lib/spec/gallery-spec";
import type { ImageVersionSpec } from "../lib/spec/image-version-spec";
import type { ReplicationPolicy } from "../lib/spec/policy";

export const REGIONS = ["westeurope", "eastus", "northeurope", "southeastasia", "uksouth"];
export const SOURCE =
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Compute/images/image";

/** The size of a gallery to measure. */
export interface Shape {
  readonly title: string;
  readonly images: number;
  readonly versionsEach: number;
  /** True when every version but the newest waits for the newest. False when none waits. */
  readonly waits: boolean;
  /** Versions of one application beside the images, in 34 regions. @default - no application */
  readonly applicationVersions?: number;
}

export const SHAPES: Readonly<Record<string, Shape>> = {
  small: { title: "10 images x 100 versions, waiting", images: 10, versionsEach: 100, waits: true },
  deep: { title: "10 images x 1,000 versions, waiting", images: 10, versionsEach: 1_000, waits: true },
  applications: {
    title: "10 images x 1,000 versions, and 1 application x 300 versions in 34 regions",
    images: 10,
    versionsEach: 1_000,
    waits: true,
    applicationVersions: 300,
  },
  wide: { title: "100 images x 100 versions, nothing waits", images: 100, versionsEach: 100, waits: false },
};

/** Returns the spec of a gallery of a shape, with every version in all regions. */
export function specOf({ images, versionsEach, waits, applicationVersions }: Shape): GallerySpec {
  const source: ImageVersionSpec = { source: { managedImage: SOURCE } };
  const versions = Object.fromEntries(Array.from({ length: versionsEach }, (_, patch) => [`1.0.${patch}`, source]));
  const named = Array.from({ length: images }, (_, index) => {
    const identifier = { publisher: "contoso", offer: "images", sku: `image-${index}` };
    return [`image-${index}`, { policy: "fleet", identifier, os: "linux" as const, versions }] as const;
  });
  return {
    gallery: { name: "bench", resourceGroup: "rg", location: "westeurope" },
    policies: {
      fleet: policyOf(waits, REGIONS),
      ...(applicationVersions !== undefined && { everywhere: policyOf(true, EVERYWHERE) }),
    },
    images: Object.fromEntries(named),
    ...(applicationVersions !== undefined && { applications: { agent: applicationOf(applicationVersions) } }),
  };
}

/** The number of regions in which the applications of a shape are. */
export const APPLICATION_REGIONS = 34;

/** The regions of the policy, and others of the public cloud. */
const EVERYWHERE = [
  ...new Set([
    ...REGIONS,
    ...KNOWN_REGIONS.filter(({ cloud, canary }) => cloud === "public" && !canary).map(({ name }) => name),
  ]),
].slice(0, APPLICATION_REGIONS);

function applicationOf(count: number): ApplicationSpec {
  const version: ApplicationVersionSpec = {
    package: { uri: "https://contoso.blob.core.windows.net/packages/agent.zip" },
    actions: { install: "./install.sh", remove: "./remove.sh" },
  };
  const versions = Object.fromEntries(Array.from({ length: count }, (_, patch) => [`1.0.${patch}`, version]));
  return { policy: "everywhere", os: "linux", versions };
}

function policyOf(waits: boolean, names: readonly string[]): ReplicationPolicy {
  const older = { name: "older", take: "rest", regions: "all", replicas: 1 } as const;
  return {
    regions: Object.fromEntries(names.map((region) => [region, {}])),
    tiers: waits ? [{ name: "latest", take: 1, regions: "all", replicas: 3 }, older] : [older],
  };
}
