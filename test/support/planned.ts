import { planDefinition, type DefinitionPlan, type TargetRegion } from "../../lib/plan/plan";
import type { ReplicationPolicy } from "../../lib/spec/policy";
import type { GallerySpec } from "../../lib/spec/gallery-spec";
import type { ImageDefinitionSpec } from "../../lib/spec/image-definition-spec";
import type { ImageVersionSpec } from "../../lib/spec/image-version-spec";
import type { LimitSettings } from "../../lib/spec/limit-settings";

/** What a gallery of one image differs in from one at home in West Europe without demand. */
export interface GalleryParts {
  readonly location?: string;
  readonly demand?: GallerySpec["demand"];
  readonly image?: ImageDefinitionSpec;
  readonly limits?: LimitSettings;
}

/** A version as a test writes it: where it comes from decides nothing. */
export type VersionParts = Partial<ImageVersionSpec>;

/** The plan of an image's versions under a policy. */
export function planned(
  policy: ReplicationPolicy,
  versions: Readonly<Record<string, VersionParts>>,
  { location = "westeurope", demand = {}, image = {}, limits }: GalleryParts = {},
): DefinitionPlan {
  const spec: GallerySpec = {
    gallery: { name: "contoso_images", resourceGroup: "rg-images", location },
    policies: { fleet: policy },
    demand,
    ...(limits && { limits }),
    images: { ubuntu: { policy: "fleet", ...image, versions: withSource(versions) } },
  };
  return planDefinition(spec, "ubuntu");
}

/** Versions with a source. */
export function withSource(versions: Readonly<Record<string, VersionParts>>): Record<string, ImageVersionSpec> {
  return Object.fromEntries(
    Object.entries(versions).map(([version, parts]) => [version, { source: { managedImage: "id" }, ...parts }]),
  );
}

/** Where each version is: "westeurope 3, northeurope 1 hidden". */
export function places({ versions }: DefinitionPlan): Record<string, string> {
  return Object.fromEntries(
    versions.map(({ version, targetRegions }) => [
      version,
      targetRegions
        .map(({ name, replicas, excludeFromLatest }) => `${name} ${replicas}${excludeFromLatest ? " hidden" : ""}`)
        .join(", "),
    ]),
  );
}

/** What each version waits for. */
export function waits({ versions }: DefinitionPlan): Record<string, readonly string[]> {
  return Object.fromEntries(versions.map(({ version, waitsFor }) => [version, waitsFor]));
}

/** What `latest` is in each region. */
export function latest(definition: DefinitionPlan): Record<string, string | null> {
  return Object.fromEntries(definition.latest);
}

/** A version's region. */
export function targetRegion({ versions }: DefinitionPlan, version: string, region: string): TargetRegion | undefined {
  return versions.find((plan) => plan.version === version)?.targetRegions.find(({ name }) => name === region);
}
