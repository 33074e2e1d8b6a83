import type { ReplicationPolicy } from "../../spec/policy";
import type { ApplicationSpec } from "../../spec/application-spec";
import type { ApplicationVersionSpec } from "../../spec/application-version-spec";
import type { CommunitySharing, GallerySettings, GallerySpec } from "../../spec/gallery-spec";
import type { ImageDefinitionSpec } from "../../spec/image-definition-spec";
import type { ImageVersionSpec } from "../../spec/image-version-spec";

/** Returns a resource id, for example that of "snapshots/ubuntu". */
export function computeId(resource: string): string {
  return `/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-images/providers/Microsoft.Compute/${resource}`;
}

/** A valid version. Several may be made from one snapshot. */
export const VERSION: ImageVersionSpec = { source: { snapshot: computeId("snapshots/ubuntu") } };

/** Returns a version that is made from a managed image, which is for one version only. */
export function managedImage(name = "ubuntu"): ImageVersionSpec {
  return { source: { managedImage: computeId(`images/${name}`) } };
}

/** A policy with nothing wrong: the newest version in two regions, older ones in one. */
export const POLICY: ReplicationPolicy = {
  regions: { westeurope: {}, northeurope: {} },
  tiers: [
    { name: "latest", take: 1, regions: "all", replicas: 3 },
    { name: "archive", take: "rest", regions: "home", replicas: 1 },
  ],
};

/** A definition with nothing wrong, and one version. */
export const IMAGE: ImageDefinitionSpec = {
  policy: "fleet",
  identifier: { publisher: "contoso", offer: "linux", sku: "ubuntu-2404" },
  os: "linux",
  generation: "V2",
  versions: { "1.3.0": VERSION },
};

/** Another definition of the same gallery. */
export const OTHER_IMAGE: ImageDefinitionSpec = {
  ...IMAGE,
  identifier: { publisher: "contoso", offer: "linux", sku: "debian-12" },
};

/** An application version with nothing wrong. */
export const APPLICATION_VERSION: ApplicationVersionSpec = {
  package: { uri: "https://contoso.blob.core.windows.net/packages/agent-1.3.0.zip" },
  actions: { install: "./install.sh", remove: "./remove.sh" },
};

/** An application with nothing wrong, and one version. */
export const APPLICATION: ApplicationSpec = {
  policy: "fleet",
  os: "linux",
  versions: { "1.3.0": APPLICATION_VERSION },
};

/** Community sharing with nothing wrong. */
export const COMMUNITY: CommunitySharing = {
  prefix: "contoso",
  publisherEmail: "images@contoso.com",
  publisherUri: "https://contoso.com/images",
  eula: "https://contoso.com/images/eula",
};

/** The parts in which an example differs from a valid spec. */
export interface ExampleParts {
  readonly gallery?: Partial<GallerySettings>;
  readonly policy?: Partial<ReplicationPolicy>;
  readonly image?: Partial<ImageDefinitionSpec>;
  readonly version?: Partial<ImageVersionSpec>;
  readonly spec?: Partial<GallerySpec>;
}

/** Returns a valid spec with the given parts: the smallest gallery that shows a rule. */
export function example(parts: ExampleParts = {}): GallerySpec {
  return {
    gallery: { name: "contoso_images", resourceGroup: "rg-images", location: "westeurope", ...parts.gallery },
    policies: { fleet: { ...POLICY, ...parts.policy } },
    images: {
      "ubuntu-2404": { ...IMAGE, versions: { "1.3.0": { ...VERSION, ...parts.version } }, ...parts.image },
    },
    ...parts.spec,
  };
}

/** Returns a valid spec with a version that serves, and an older one with the given parts. */
export function exampleWithOlder(older: Partial<ImageVersionSpec>): GallerySpec {
  return example({ image: { versions: { "1.3.0": VERSION, "1.2.0": { ...VERSION, ...older } } } });
}

/** The parts in which an example with an application differs from a valid spec. */
export interface ApplicationExampleParts extends Pick<ExampleParts, "gallery" | "policy" | "spec"> {
  readonly application?: Partial<ApplicationSpec>;
  readonly version?: Partial<ApplicationVersionSpec>;
}

/** Returns a valid spec of one application, with the given parts. */
export function applicationExample(parts: ApplicationExampleParts = {}): GallerySpec {
  return {
    gallery: { name: "contoso_images", resourceGroup: "rg-images", location: "westeurope", ...parts.gallery },
    policies: { fleet: { ...POLICY, ...parts.policy } },
    applications: {
      agent: {
        ...APPLICATION,
        versions: { "1.3.0": { ...APPLICATION_VERSION, ...parts.version } },
        ...parts.application,
      },
    },
    ...parts.spec,
  };
}
