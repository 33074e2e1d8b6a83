import { OVERWRITING } from "../azure/overwriting";
import { regionName } from "../azure/regions";
import type { SpecPath } from "../spec/finding";
import { providerOfVersions } from "../plan/provider";
import { byCodeUnit } from "../text/order";
import { latestOf } from "../plan/latest";
import { resolvePolicy } from "../plan/placement";
import type {
  ApplicationPlan,
  DefinitionPlan,
  FoundIn,
  GalleryPlan,
  ItemPlan,
  ItemVersionPlan,
  TargetRegion,
} from "../plan/plan";
import type { RegionSettings, ReplicationPolicy } from "../spec/policy";
import type { GallerySettings, GallerySpec } from "../spec/gallery-spec";
import type { ImageDefinitionSpec } from "../spec/image-definition-spec";
import type { ApplicationSpec } from "../spec/application-spec";
import { ITEM_SECTIONS, type ItemKind } from "../spec/item-kind";
import type { ItemSpec } from "../spec/item-spec";
import type { VersionSpec } from "../spec/version-spec";
import type { StorageAccountType } from "../azure/storage-account-types";
import { DEFAULT_STORAGE_ACCOUNT_TYPE } from "../azure/storage-account-types";
import { newestFirst } from "../spec/version-number";
import type { ParsedTarget, ParsedVersion } from "./parsed";
import type { GalleryGroup, DefinitionGroup } from "./groups";
import { waitsOf } from "./found-waits";

/** A gallery as it was read, and the parts of its spec that could not be read. */
export interface Assembled {
  readonly plan: GalleryPlan;
  readonly lost: readonly SpecPath[];
  /** Addresses of what Terraform manages of it, by the part of its spec. */
  readonly addresses: ReadonlyMap<object, string>;
}

/**
 * Returns the plan of a gallery that is already decided: target regions, flags and order are those that were read.
 * Unless the whole file was read, there may be more images and versions than the plan has.
 */
export function assemble(group: GalleryGroup, foundIn: FoundIn, isWhole: boolean): Assembled {
  const { resource } = group;
  const { name, resourceGroup, subscription } = group.gallery;
  const images = assembleItems("image", group, foundIn);
  const applications = assembleItems("application", group, foundIn);
  const items = [...images, ...applications];
  const policies = items.flatMap(({ plan, policy }): [string, ReplicationPolicy][] =>
    policy ? [[plan.policy.name as string, policy]] : [],
  );
  const access = group.parts.flatMap(({ part }) => part.access ?? []);
  const spec: GallerySpec = {
    gallery: {
      name,
      resourceGroup,
      ...(subscription !== undefined && { subscription }),
      ...(resource ? resource.settings : { location: "", existing: true }),
      ...partsOf(group),
    },
    ...(isOverwritten(group) && { terraform: { provider: { features: { [OVERWRITING]: true } } } }),
    ...(policies.length > 0 && { policies: Object.fromEntries(policies) }),
    ...(access.length > 0 && { access }),
    ...(images.length > 0 && { images: specsOf(images) as Record<string, ImageDefinitionSpec> }),
    ...(applications.length > 0 && { applications: specsOf(applications) as Record<string, ApplicationSpec> }),
  };
  const lost: SpecPath[] = [
    ...(resource?.lost ?? [["location"]]).map((at) => ["gallery", ...at]),
    ...(resourceGroup === "" ? [["gallery", "resourceGroup"]] : []),
    ...items.flatMap((item) => item.lost),
    ...(isWhole ? [] : lostAll(items)),
  ];
  const addresses = new Map(items.flatMap((item) => item.addresses));
  if (resource) addresses.set(spec.gallery, resource.address);
  return {
    plan: {
      spec,
      definitions: images.map(({ plan }) => plan as DefinitionPlan),
      applications: applications.map(({ plan }) => plan as ApplicationPlan),
      foundIn,
    },
    lost,
    addresses,
  };
}

function assembleItems(kind: ItemKind, group: GalleryGroup, foundIn: FoundIn): AssembledItem[] {
  return [...group.definitions[kind].values()]
    .map((definition) => assembleItem(kind, definition, group, foundIn))
    .sort((a, b) => byCodeUnit(a.plan.name, b.plan.name));
}

function specsOf(items: readonly AssembledItem[]): Record<string, ItemSpec> {
  return Object.fromEntries(items.map(({ plan }) => [plan.name, plan.spec]));
}

/** Returns the paths where there may be more than what was read. */
function lostAll(items: readonly AssembledItem[]): SpecPath[] {
  return [
    ...Object.values(ITEM_SECTIONS).map((section) => [section, MORE]),
    ...items.map(({ plan }) => [ITEM_SECTIONS[plan.kind], plan.name, "versions", MORE]),
  ];
}

/** Reports whether a provider of one of its resources may overwrite what exists. */
function isOverwritten({ resource, definitions }: GalleryGroup): boolean {
  const items = Object.values(definitions).flatMap((ofKind) =>
    [...ofKind.values()].flatMap((each) => [each.resource, ...each.versions.values()]),
  );
  return [resource, ...items].some((item) => item?.isOverwriting === true);
}

/** Returns soft delete, the lock, and the subscriptions and tenants of direct sharing, sorted by code unit. */
function partsOf({ resource, parts }: GalleryGroup): Partial<GallerySettings> {
  const softDelete = parts.find(({ part }) => part.softDelete !== undefined)?.part.softDelete;
  const listed = (kind: "subscriptions" | "tenants") => parts.flatMap(({ part }) => part[kind] ?? []).sort(byCodeUnit);
  const [subscriptions, tenants] = [listed("subscriptions"), listed("tenants")];
  const isShared = resource?.settings.sharing?.direct !== undefined;
  return {
    ...(softDelete !== undefined && { softDelete }),
    ...(parts.some(({ part }) => part.lock !== undefined) && { lock: "delete" }),
    ...(isShared && {
      sharing: {
        direct: { ...(subscriptions.length > 0 && { subscriptions }), ...(tenants.length > 0 && { tenants }) },
      },
    }),
  };
}

/** Stands for names that could not be read: no real name is empty. */
const MORE = "";

interface AssembledItem {
  readonly plan: ItemPlan;
  readonly policy: ReplicationPolicy | undefined;
  readonly lost: readonly SpecPath[];
  readonly addresses: readonly (readonly [part: object, address: string])[];
}

function assembleItem(kind: ItemKind, group: DefinitionGroup, gallery: GalleryGroup, foundIn: FoundIn): AssembledItem {
  const { name, resource } = group;
  const numbers = newestFirst(group.versions.keys());
  const found = numbers.map((number) => group.versions.get(number) as ParsedVersion);
  const policy = policyOf(found);
  const policyName = policyNameOf(kind, name, gallery);
  const base: ItemSpec = resource ? resource.spec : { existing: true };
  const home = regionName(base.location ?? found[0]?.spec.location ?? gallery.resource?.settings.location ?? "");
  const waits = waitsOf(found);
  const versions = found.map((version) => assembleVersion(version, policy, home, waits(version)));
  const spec: ItemSpec = {
    ...base,
    ...(policy && { policy: policyName }),
    ...(versions.length > 0 && { versions: Object.fromEntries(versions.map((plan) => [plan.version, plan.spec])) }),
  };
  const regions = regionsOf(home, versions);
  const latest = latestOf(versions);
  const at = [ITEM_SECTIONS[kind], name];
  return {
    plan: {
      kind,
      gallery: gallery.gallery.name,
      name,
      spec,
      policy: resolvePolicy(policy && policyName, policy, home),
      home,
      regions,
      versions,
      latest: new Map(regions.map((region) => [region, latest.get(region) ?? null])),
      foundIn,
    },
    policy,
    lost: [
      ...(resource?.lost ?? []).map((lost) => [...at, ...lost]),
      ...found.flatMap(({ version, lost }) => lost.map((each) => [...at, "versions", version, ...each])),
    ],
    addresses: [
      ...(resource ? [[spec, resource.address] as const] : []),
      ...versions.map((version, index) => [version.spec, (found[index] as ParsedVersion).address] as const),
    ],
  };
}

/** Returns the name of the policy that holds what was read: the item's own, and another one where an image has that too. */
function policyNameOf(kind: ItemKind, name: string, { definitions }: GalleryGroup): string {
  const hasNamesake = kind === "application" && definitions.image.has(name.toLowerCase());
  return hasNamesake ? `${ITEM_SECTIONS[kind]}/${name}` : name;
}

/**
 * Returns the settings that versions cannot change: storage and encryption of each region, from the newest version
 * there.
 */
function policyOf(versions: readonly ParsedVersion[]): ReplicationPolicy | undefined {
  const regions = new Map<string, RegionSettings>();
  for (const { targetRegions } of versions) {
    for (const { name, storageAccountType, diskEncryptionSetId, confidentialVm, edgeZones } of targetRegions) {
      if (regions.has(name)) continue;
      regions.set(name, {
        ...(storageAccountType !== DEFAULT_STORAGE_ACCOUNT_TYPE && { storage: storageAccountType }),
        ...(diskEncryptionSetId !== undefined && { diskEncryptionSetId }),
        ...(confidentialVm && { confidentialVm }),
        ...(edgeZones && { edgeZones }),
      });
    }
  }
  if (regions.size === 0) return undefined;
  const tiers = [{ name: "found", take: "rest", regions: "home", replicas: 1 }] as const;
  return { regions: Object.fromEntries(regions), tiers };
}

function assembleVersion(
  found: ParsedVersion,
  policy: ReplicationPolicy | undefined,
  homeOfDefinition: string,
  waitsFor: readonly string[],
): ItemVersionPlan {
  const { version, excludeFromLatest, provider, unread } = found;
  const targetRegions = found.targetRegions.filter(({ isDuplicate }) => !isDuplicate);
  const { location, ...others }: VersionSpec = found.spec;
  const home = location === undefined ? homeOfDefinition : regionName(location);
  const storage = storageBesides(targetRegions, policy);
  const spec: VersionSpec = {
    ...others,
    ...(home !== homeOfDefinition && { location: home }),
    placement: placementOf(found.targetRegions),
    ...(storage.length > 0 && { storage: Object.fromEntries(storage) }),
  };
  const because =
    provider === "azapi" ? providerOfVersions(found.of, Object.values(policy?.regions ?? {}))(spec).because : [];
  return {
    version,
    spec,
    home,
    excludeFromLatest,
    targetRegions: targetRegions.map(target),
    ...(unread && { unread }),
    waitsFor,
    managedBy: { provider, because },
    ...(found.hasParentById && { hasParentById: found.hasParentById }),
  };
}

/**
 * Returns a placement with an entry for each target region. A duplicate keeps its own entry, so that the check reports
 * it.
 */
function placementOf(targets: readonly ParsedTarget[]): Record<string, number> {
  const placement = new Map<string, number>();
  for (const { written, replicas } of targets) placement.set(unused(written, placement), replicas);
  return Object.fromEntries(placement);
}

/** Returns a spelling of a region that is not taken. A space at the end still names the same region. */
function unused(written: string, taken: ReadonlyMap<string, number>): string {
  return taken.has(written) ? unused(`${written} `, taken) : written;
}

/** Returns the regions where the storage of the version differs from the policy's. */
function storageBesides(
  targets: readonly ParsedTarget[],
  policy: ReplicationPolicy | undefined,
): [string, StorageAccountType][] {
  return targets.flatMap(({ name, written, storageAccountType }): [string, StorageAccountType][] => {
    const usual = policy?.regions[name]?.storage ?? DEFAULT_STORAGE_ACCOUNT_TYPE;
    return usual === storageAccountType ? [] : [[written, storageAccountType]];
  });
}

const BECAUSE = { clause: "found" } as const;

function target(found: ParsedTarget): TargetRegion {
  const plain: TargetRegion = {
    name: found.name,
    replicas: found.replicas,
    storageAccountType: found.storageAccountType,
    diskEncryptionSetId: found.diskEncryptionSetId,
    excludeFromLatest: found.excludeFromLatest,
    because: BECAUSE,
  };
  if (!found.confidentialVm && !found.edgeZones) return plain;
  return {
    ...plain,
    ...(found.confidentialVm && { confidentialVm: found.confidentialVm }),
    ...(found.edgeZones && { edgeZones: found.edgeZones }),
  };
}

/** Returns the home region, then the other regions in the order of the versions, newest first. */
function regionsOf(home: string, versions: readonly ItemVersionPlan[]): string[] {
  const regions = new Set(home === "" ? [] : [home]);
  for (const { targetRegions, unread } of versions) {
    for (const { name } of targetRegions) regions.add(name);
    for (const { name } of unread?.regions ?? []) regions.add(name);
  }
  return [...regions];
}
