import fc from "fast-check";
import type { ApplicationSpec } from "../../lib/spec/application-spec";
import type { ApplicationVersionSpec, PackageBlob } from "../../lib/spec/application-version-spec";
import type { GallerySpec } from "../../lib/spec/gallery-spec";
import type { ImageDefinitionSpec } from "../../lib/spec/image-definition-spec";
import type { VersionSpec } from "../../lib/spec/version-spec";
import { maybe, withoutUndefined } from "./arbitrary-policy";

const ACTIONS = { install: "echo ${HOME} && ./install.sh", remove: "./remove.sh" };

/** A spec with an application beside each image, placed by the same policy and with versions of the same numbers and states. */
export function withApplications(spec: GallerySpec): fc.Arbitrary<GallerySpec> {
  const images = Object.entries(spec.images ?? {});
  return fc.tuple(...images.map(([, image]) => applicationLike(image))).map((applications) => ({
    ...spec,
    applications: Object.fromEntries(images.map(([name], index) => [name, applications[index] as ApplicationSpec])),
  }));
}

/** An application of the same policy, home, demand and versions as an image. */
function applicationLike({
  policy,
  location,
  os,
  demand,
  versions = {},
}: ImageDefinitionSpec): fc.Arbitrary<ApplicationSpec> {
  const placed = { policy, location, os, demand };
  return fc.tuple(...Object.values(versions).map(versionLike)).map((like) => ({
    ...(withoutUndefined(placed) as ApplicationSpec),
    versions: Object.fromEntries(
      Object.keys(versions).map((number, index) => [number, like[index] as ApplicationVersionSpec]),
    ),
  }));
}

function versionLike(version: VersionSpec): fc.Arbitrary<ApplicationVersionSpec> {
  const { state, ring, withdrawn, placement, storage, regionOrder, location } = version;
  const placed = { state, ring, withdrawn, storage, regionOrder, location, placement: placement && few(placement) };
  return fc
    .record({
      package: arbitraryBlob("agent.zip"),
      configuration: maybe(arbitraryBlob("agent.conf")),
      update: maybe(fc.constant("./update.sh")),
      healthCheck: maybe(fc.boolean()),
      scriptBehaviorAfterReboot: maybe(fc.constantFrom("none" as const, "rerun" as const)),
      endOfLife: maybe(fc.constant("2031-01-01")),
      tags: maybe(fc.constant({ team: "agents" })),
    })
    .map(({ update, ...parts }) => ({
      ...withoutUndefined(placed),
      ...withoutUndefined(parts),
      actions: { ...ACTIONS, ...(update !== undefined && { update }) },
    }));
}

/** Application versions have at most ten replicas in a region. */
function few(placement: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(placement).map(([region, replicas]) => [region, Math.ceil(replicas / 10)]));
}

function arbitraryBlob(name: string): fc.Arbitrary<PackageBlob> {
  const uri = `https://contoso.blob.core.windows.net/packages/${name}`;
  return fc
    .record({ sas: maybe(fc.constant({ variable: "packages_sas" })), file: maybe(fc.constant(name)) })
    .map((parts) => ({ uri, ...withoutUndefined(parts) }));
}
