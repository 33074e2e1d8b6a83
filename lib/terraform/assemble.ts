import { OVERWRITING } from "../azure/overwriting";
import { regionName } from "../azure/regions";
import type { SpecPath } from "../spec/finding";
import { providerUnder } from "../plan/provider";
import { byCodeUnit } from "../text/order";
import { latestOf } from "../plan/latest";
import { resolvePolicy } from "../plan/placement";
import type { DefinitionPlan, FoundIn, GalleryPlan, TargetRegion, VersionPlan } from "../plan/plan";
import type { RegionSettings, ReplicationPolicy } from "../spec/policy";
import type { GallerySettings, GallerySpec } from "../spec/gallery-spec";
import type { ImageDefinitionSpec } from "../spec/image-definition-spec";
import type { ImageVersionSpec } from "../spec/image-version-spec";
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
  const definitions = [...group.definitions.values()]
    .map((definition) => assembleDefinition(definition, group, foundIn))
    .sort((a, b) => byCodeUnit(a.plan.name, b.plan.name));
  const policies = definitions.flatMap(({ plan, policy }): [string, ReplicationPolicy][] =>
    policy ? [[plan.name, policy]] : [],
  );
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
    ...(definitions.length > 0 && {
      images: Object.fromEntries(definitions.map(({ plan }) => [plan.name, plan.spec])),
    }),
  };
  const lost: SpecPath[] = [
    ...(resource?.lost ?? [["location"]]).map((at) => ["gallery", ...at]),
    ...(resourceGroup === "" ? [["gallery", "resourceGroup"]] : []),
    ...definitions.flatMap((definition) => definition.lost),
    ...(isWhole ? [] : [["images", MORE], ...definitions.map(({ plan }) => ["images", plan.name, "versions", MORE])]),
  ];
  const addresses = new Map(definitions.flatMap((definition) => definition.addresses));
  if (resource) addresses.set(spec.gallery, resource.address);
  return {
    plan: { spec, definitions: definitions.map(({ plan }) => plan), applications: [], foundIn },
    lost,
    addresses,
  };
}

/** Reports whether a provider of one of its resources may overwrite what exists. */
function isOverwritten({ resource, definitions }: GalleryGroup): boolean {
  const items = [...definitions.values()].flatMap((each) => [each.resource, ...each.versions.values()]);
  return [resource, ...items].some((item) => item?.isOverwriting === true);
}

/** Returns soft delete, and the subscriptions and tenants of direct sharing, sorted by code unit. */
function partsOf({ resource, parts }: GalleryGroup): Partial<GallerySettings> {
  const softDelete = parts.find(({ part }) => part.softDelete !== undefined)?.part.softDelete;
  const listed = (kind: "subscriptions" | "tenants") => parts.flatMap(({ part }) => part[kind] ?? []).sort(byCodeUnit);
  const [subscriptions, tenants] = [listed("subscriptions"), listed("tenants")];
  const isShared = resource?.settings.sharing?.direct !== undefined;
  return {
    ...(softDelete !== undefined && { softDelete }),
    ...(isShared && {
      sharing: {
        direct: { ...(subscriptions.length > 0 && { subscriptions }), ...(tenants.length > 0 && { tenants }) },
      },
    }),
  };
}

/** Stands for names that could not be read: no real name is empty. */
const MORE = "";

interface AssembledDefinition {
  readonly plan: DefinitionPlan;
  readonly policy: ReplicationPolicy | undefined;
  readonly lost: readonly SpecPath[];
  readonly addresses: readonly (readonly [part: object, address: string])[];
}

function assembleDefinition(group: DefinitionGroup, gallery: GalleryGroup, foundIn: FoundIn): AssembledDefinition {
  const { name, resource } = group;
  const numbers = newestFirst(group.versions.keys());
  const found = numbers.map((number) => group.versions.get(number) as ParsedVersion);
  const policy = policyOf(found);
  const base: ImageDefinitionSpec = resource ? resource.spec : { existing: true };
  const home = regionName(base.location ?? found[0]?.spec.location ?? gallery.resource?.settings.location ?? "");
  const waits = waitsOf(found);
  const versions = found.map((version) => assembleVersion(version, policy, home, waits(version)));
  const spec: ImageDefinitionSpec = {
    ...base,
    ...(policy && { policy: name }),
    ...(versions.length > 0 && { versions: Object.fromEntries(versions.map((plan) => [plan.version, plan.spec])) }),
  };
  const regions = regionsOf(home, versions);
  const latest = latestOf(versions);
  return {
    plan: {
      kind: "image",
      gallery: gallery.gallery.name,
      name,
      spec,
      policy: resolvePolicy(policy && name, policy, home),
      home,
      regions,
      versions,
      latest: new Map(regions.map((region) => [region, latest.get(region) ?? null])),
      foundIn,
    },
    policy,
    lost: [
      ...(resource?.lost ?? []).map((at) => ["images", name, ...at]),
      ...found.flatMap(({ version, lost }) => lost.map((at) => ["images", name, "versions", version, ...at])),
    ],
    addresses: [
      ...(resource ? [[spec, resource.address] as const] : []),
      ...versions.map((version, index) => [version.spec, (found[index] as ParsedVersion).address] as const),
    ],
  };
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
): VersionPlan {
  const { version, excludeFromLatest, provider, unread } = found;
  const targetRegions = found.targetRegions.filter(({ isDuplicate }) => !isDuplicate);
  const { location, ...others } = found.spec;
  const home = location === undefined ? homeOfDefinition : regionName(location);
  const storage = storageBesides(targetRegions, policy);
  const spec: ImageVersionSpec = {
    ...others,
    ...(home !== homeOfDefinition && { location: home }),
    placement: placementOf(found.targetRegions),
    ...(storage.length > 0 && { storage: Object.fromEntries(storage) }),
  };
  const because = provider === "azapi" ? providerUnder(Object.values(policy?.regions ?? {}))(spec).because : [];
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
function regionsOf(home: string, versions: readonly VersionPlan[]): string[] {
  const regions = new Set(home === "" ? [] : [home]);
  for (const { targetRegions, unread } of versions) {
    for (const { name } of targetRegions) regions.add(name);
    for (const { name } of unread?.regions ?? []) regions.add(name);
  }
  return [...regions];
}
