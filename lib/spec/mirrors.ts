import { byCodeUnit, own } from "../text/order";
import type { ApplicationSpec } from "./application-spec";
import type { SpecPath } from "./finding";
import type { GalleryIdentity } from "./gallery-identity";
import type { GallerySpec } from "./gallery-spec";
import type { ImageDefinitionSpec } from "./image-definition-spec";
import { itemsOf, kindOfSection, type ItemKind } from "./item-kind";
import type { ItemSpec } from "./item-spec";
import type { MirrorSource, MirrorSpec } from "./mirror-spec";
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

/** Returns the identities of the mirrors of a gallery, in the order of `mirrorsOf`. */
export function mirrorIdentities(spec: GallerySpec): GalleryIdentity[] {
  return mirrorNames(spec).map((name) => {
    const { resourceGroup, subscription = spec.gallery.subscription } = own(spec.mirrors, name) as MirrorSpec;
    return { name, resourceGroup, subscription };
  });
}

function mirrorOf(spec: GallerySpec, name: string, mirror: MirrorSpec): GallerySpec {
  const { resourceGroup, location, description, tags, protect, removed } = mirror;
  const subscription = mirror.subscription ?? spec.gallery.subscription;
  const images = mirrored(spec.images, mirror.images).map(
    ([image, of]) => [image, imageOf(spec, mirror, image, of)] as const,
  );
  const applications = mirrored(spec.applications, mirror.applications).map(
    ([application, of]) => [application, applicationOf(spec, mirror, application, of)] as const,
  );
  const policies = policiesOf(spec, [...images, ...applications]);
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
    ...(spec.policies && { policies }),
    ...(spec.limits && { limits: spec.limits }),
    ...(spec.checks && { checks: spec.checks }),
    ...(spec.outputs !== undefined && { outputs: spec.outputs }),
    ...terraformOf(spec, mirror),
    ...(images.length > 0 && { images: Object.fromEntries(images) }),
    ...(applications.length > 0 && { applications: Object.fromEntries(applications) }),
  };
}

/** Returns the policies that the items of a mirror name, in the order of the gallery: it has nothing to do with others. */
function policiesOf(
  spec: GallerySpec,
  items: readonly (readonly [string, ItemSpec])[],
): Record<string, ReplicationPolicy> {
  const names = new Set(items.map(([, { policy }]) => policy));
  return Object.fromEntries(Object.entries(spec.policies ?? {}).filter(([name]) => names.has(name)));
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

/** Returns the name of the policy that an item has in a mirror. */
export function policyOf({ policy }: MirrorSpec, kind: ItemKind, name: string): string | undefined {
  if (typeof policy === "string") return policy;
  return own(kind === "image" ? policy.images : policy.applications, name) ?? policy.default;
}

/** Returns what the versions of an image are made from in a mirror. */
export function sourceOf({ source = "copy" }: MirrorSpec, image: string): MirrorSource {
  return typeof source === "string" ? source : (own(source.images, image) ?? source.default ?? "copy");
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
    .filter((mirror) => isCopying(mirror, image));
}

/** Reports whether a mirror copies the versions of an image from the gallery. One that leaves copies nothing more. */
export function isCopying(mirror: MirrorSpec, image: string): boolean {
  return mirror.removed !== true && hasImage(mirror, image) && sourceOf(mirror, image) === "copy";
}

/** Returns the names of the items of a kind that a mirror has. */
export function mirroredNames(spec: GallerySpec, mirror: MirrorSpec, kind: ItemKind): string[] {
  return mirrored(itemsOf(spec, kind), kind === "image" ? mirror.images : mirror.applications).map(([name]) => name);
}

/** Reports whether a mirror has an image of this name. */
export function hasImage({ images = "all" }: MirrorSpec, image: string): boolean {
  return images === "all" || images.includes(image);
}

/**
 * Returns the path in a gallery's specification of what stands at a path in that of one of its mirrors: the settings of
 * the mirror, its policies and what it copies are its own, all else is the gallery's.
 */
export function pathInGallery({ mirrors }: Pick<GallerySpec, "mirrors">, mirror: string, at: SpecPath): SpecPath {
  const [section, ...below] = at;
  const [key] = below;
  const itself = ["mirrors", mirror];
  if (section === "gallery") return key === "name" || key === undefined ? itself : [...itself, ...below];
  if (section === "terraform" && key === "backend") return [...itself, ...below];
  if (section === undefined || kindOfSection(section) === undefined) return at;
  const [, part, , setting, source] = below;
  if (part === "policy") return [...itself, "policy", section, String(key)];
  const isCopy = part === "versions" && setting === "source" && source === "galleryImageVersion";
  const spec = own(mirrors, mirror);
  return isCopy && spec && isCopying(spec, String(key)) ? [...itself, "source", "images", String(key)] : at;
}
