import { byCodeUnit, own } from "../text/order";
import type { ApplicationSpec } from "./application-spec";
import type { SpecPath } from "./finding";
import type { GallerySpec } from "./gallery-spec";
import type { ImageDefinitionSpec } from "./image-definition-spec";
import type { ItemKind } from "./item-kind";
import type { MirrorChoice, MirrorSource, MirrorSpec } from "./mirror-spec";
import type { ReplicationPolicy } from "./policy";
import { compareVersions, parseVersion } from "./version-number";
import type { VersionSpec } from "./version-spec";

/**
 * Returns the specification of each mirror of a gallery, by name: the same images and applications with the same versions,
 * states, rings, withdrawals and retirements, so that the two cannot drift apart. A mirror has no mirrors.
 */
export function mirrorsOf(spec: GallerySpec): GallerySpec[] {
  return mirrorNames(spec).map((name) => mirrorOf(spec, name, own(spec.mirrors, name) as MirrorSpec));
}

/** Returns the names of the mirrors of a gallery, in the order of `mirrorsOf`. */
export function mirrorNames({ mirrors = {} }: Pick<GallerySpec, "mirrors">): string[] {
  return Object.keys(mirrors).sort(byCodeUnit);
}

function mirrorOf(spec: GallerySpec, name: string, mirror: MirrorSpec): GallerySpec {
  const { resourceGroup, location, description, tags, protect, removed } = mirror;
  const subscription = mirror.subscription ?? spec.gallery.subscription;
  const images = mirrored(spec.images, mirror.images).map(([image, of]) => [image, imageOf(spec, mirror, image, of)]);
  const applications = mirrored(spec.applications, mirror.applications).map(([application, of]) => [
    application,
    applicationOf(spec, mirror, application, of),
  ]);
  return {
    gallery: {
      name,
      resourceGroup,
      location,
      ...(subscription !== undefined && { subscription }),
      ...(description !== undefined && { description }),
      ...(tags && { tags }),
      ...(protect !== undefined && { protect }),
      ...(removed !== undefined && { removed }),
    },
    ...(spec.policies && { policies: spec.policies }),
    ...(spec.limits && { limits: spec.limits }),
    ...(spec.outputs !== undefined && { outputs: spec.outputs }),
    ...terraformOf(spec, mirror),
    ...(images.length > 0 && { images: Object.fromEntries(images) as Record<string, ImageDefinitionSpec> }),
    ...(applications.length > 0 && {
      applications: Object.fromEntries(applications) as Record<string, ApplicationSpec>,
    }),
  };
}

/** Returns the settings of a mirror's own configuration. It never has the gallery's state. */
function terraformOf({ terraform }: GallerySpec, { backend }: MirrorSpec): Pick<GallerySpec, "terraform"> {
  if (!terraform && !backend) return {};
  const { backend: _, ...settings } = terraform ?? {};
  return { terraform: { ...settings, ...(backend && { backend }) } };
}

/** Returns the items that a mirror has, in the order of the gallery. */
function mirrored<Item>(
  items: Readonly<Record<string, Item>> | undefined,
  chosen: "all" | readonly string[] = "all",
): [string, Item][] {
  const all = Object.entries(items ?? {});
  return chosen === "all" ? all : all.filter(([name]) => chosen.includes(name));
}

function imageOf(spec: GallerySpec, mirror: MirrorSpec, name: string, image: ImageDefinitionSpec): ImageDefinitionSpec {
  const { location: _, demand: __, policy: ___, existing: ____, versions = {}, ...settings } = image;
  const policy = policyOf(mirror, "image", name);
  const isCopied = sourceOf(mirror, name) === "copy";
  return {
    ...settings,
    ...(policy !== undefined && { policy }),
    versions: versionsOf(spec, mirror, policy, versions, (version, number) => {
      const { dataDisks, uefi, ...others } = inherited(version);
      if (!isCopied) return { ...others, ...(dataDisks && { dataDisks }), ...(uefi && { uefi }) };
      return { ...others, source: { galleryImageVersion: versionIdOf(spec, name, number) } };
    }),
  };
}

function applicationOf(
  spec: GallerySpec,
  mirror: MirrorSpec,
  name: string,
  application: ApplicationSpec,
): ApplicationSpec {
  const { location: _, demand: __, policy: ___, existing: ____, versions = {}, ...settings } = application;
  const policy = policyOf(mirror, "application", name);
  return {
    ...settings,
    ...(policy !== undefined && { policy }),
    versions: versionsOf(spec, mirror, policy, versions, inherited),
  };
}

/** Returns the versions that a mirror has. A ring that its policy lacks reaches all of its regions. */
function versionsOf<Version extends VersionSpec>(
  { policies }: GallerySpec,
  mirror: MirrorSpec,
  policy: string | undefined,
  versions: Readonly<Record<string, Version>>,
  change: (version: Version, number: string) => Version,
): Record<string, Version> {
  const rings = ringsOf(policy === undefined ? undefined : own(policies, policy));
  return Object.fromEntries(
    Object.entries(versions)
      .filter(([number]) => isMirrored(mirror, number))
      .map(([number, version]): [string, Version] => {
        const { ring, ...others } = change(version, number);
        return [number, (ring !== undefined && rings.has(ring) ? { ...others, ring } : others) as Version];
      }),
  );
}

function ringsOf(policy: ReplicationPolicy | undefined): ReadonlySet<string> {
  return new Set((policy?.rings ?? []).map(({ name }) => name));
}

/** Returns what a mirror takes over of a version: all but where the gallery has it. */
function inherited<Version extends VersionSpec>(version: Version): Version {
  const { placement: _, storage: __, regionOrder: ___, location: ____, ...others } = version;
  return others as Version;
}

/** Reports whether a mirror has the version of this number. One that is no version number is mirrored, and reported once. */
export function isMirrored({ since }: Pick<MirrorSpec, "since">, number: string): boolean {
  const [own, first] = [parseVersion(number), since === undefined ? undefined : parseVersion(since)];
  return own === undefined || first === undefined || compareVersions(own, first) >= 0;
}

function policyOf({ policy }: MirrorSpec, kind: ItemKind, name: string): string | undefined {
  return typeof policy === "string" ? policy : choiceOf(policy, kind, name);
}

/** Returns what the versions of an image are made from in a mirror. */
export function sourceOf({ source = "copy" }: MirrorSpec, image: string): MirrorSource {
  return typeof source === "string" ? source : (choiceOf(source, "image", image) ?? "copy");
}

function choiceOf<Choice>(choice: MirrorChoice<Choice>, kind: ItemKind, name: string): Choice | undefined {
  const named = kind === "image" ? choice.images : choice.applications;
  return own(named, name) ?? choice.default;
}

/** Returns the id of a version of the gallery. Without a subscription, the id names none, and a rule says so. */
function versionIdOf({ gallery }: GallerySpec, image: string, number: string): string {
  const { subscription = "", resourceGroup, name } = gallery;
  return `/subscriptions/${subscription}/resourceGroups/${resourceGroup}/providers/Microsoft.Compute/galleries/${name}/images/${image}/versions/${number}`;
}

/** Returns the mirrors that copy the versions of an image from the gallery, in the order of `mirrorsOf`. */
export function copyingMirrors(spec: GallerySpec, image: string): MirrorSpec[] {
  return mirrorNames(spec)
    .map((name) => own(spec.mirrors, name) as MirrorSpec)
    .filter((mirror) => mirror.removed !== true && sourceOf(mirror, image) === "copy" && hasImage(mirror, image));
}

function hasImage({ images = "all" }: MirrorSpec, image: string): boolean {
  return images === "all" || images.includes(image);
}

/** Returns the path in a gallery's specification of what stands at a path in that of one of its mirrors. */
export function pathInGallery(mirror: string, at: SpecPath): SpecPath {
  const [section, ...below] = at;
  if (section !== "gallery") return at;
  const [key] = below;
  return key === "name" || key === undefined ? ["mirrors", mirror] : ["mirrors", mirror, ...below];
}
