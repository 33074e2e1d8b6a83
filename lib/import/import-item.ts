import { regionName } from "../azure/regions";
import { planApplication, planDefinition, type ItemPlan, type ItemVersionPlan } from "../plan/plan";
import type { ReplicationPolicy } from "../spec/policy";
import type { GallerySettings, GallerySpec } from "../spec/gallery-spec";
import type { ImageVersionSpec } from "../spec/image-version-spec";
import { ITEM_SECTIONS, type ItemKind } from "../spec/item-kind";
import type { ItemSpec } from "../spec/item-spec";
import type { VersionSpec } from "../spec/version-spec";
import type { StorageAccountType } from "../azure/storage-account-types";
import { storageAccountType } from "../plan/storage";
import { dateOf } from "../spec/dates";
import { parseVersion } from "../spec/version-number";
import { differencesOf, type Difference } from "./differences";
import { likelyPolicies, providerOfFound } from "./likely-policies";
import { isOnlyHome, visibilityOf } from "./visibility";

/** An imported image definition or application, without the name of its policy. */
export interface ImportedItem {
  readonly found: ItemPlan;
  readonly item: ItemSpec;
  /** Undefined for an item without versions. */
  readonly policy: ReplicationPolicy | undefined;
  /** The changes of the first apply, by version. */
  readonly differences: ReadonlyMap<string, readonly Difference[]>;
}

/** Returns the item under the smallest policy that keeps every version in place; the others get a `placement`. */
export function importItem(found: ItemPlan, gallery: GallerySettings): ImportedItem {
  const { policy: _, versions: __, location: ___, ...others } = found.spec;
  const settings = { ...others, ...(found.home !== regionName(gallery.location) && { location: found.home }) };
  if (found.versions.length === 0) {
    return { found, item: settings, policy: undefined, differences: new Map() };
  }
  const visibility = visibilityOf(found);
  const managedBy = providerOfFound(found);
  const bare = new Map(
    found.versions.map((version) => {
      const spec = bareSpec(version);
      // azurerm compares instants, and azapi compares texts.
      const date = managedBy(spec).provider === "azurerm" ? dateOf(spec.endOfLife) : spec.endOfLife;
      const parts = { ...(date !== undefined && { endOfLife: date }), ...visibility.of.get(version.version) };
      return [version.version, { ...spec, ...parts }];
    }),
  );
  const tried = likelyPolicies(found, visibility).map((policy) => importUnder(policy, found, gallery, settings, bare));
  // The first of the cheapest policies; there is always one with a single tier.
  return tried.reduce((best, one) => (one.cost < best.cost ? one : best));
}

interface Tried extends ImportedItem {
  /**
   * The number of tiers, of versions with a `placement` of their own, and of versions that it would change
   * nevertheless.
   */
  readonly cost: number;
}

function importUnder(
  policy: ReplicationPolicy,
  found: ItemPlan,
  gallery: GallerySettings,
  settings: ItemSpec,
  bare: ReadonlyMap<string, VersionSpec>,
): Tried {
  const itemOf = (versions: ReadonlyMap<string, VersionSpec>): ItemSpec => ({
    ...settings,
    versions: Object.fromEntries(versions),
  });
  const differences = differencesOf(found, planUnder(policy, itemOf(bare), found, gallery));
  // A policy with more than one clause for a version may later move it out of a region.
  const isShrunk = ({ version }: ItemVersionPlan) =>
    policy.tiers.length > 1 || bare.get(version)?.state === "candidate";
  const isFixed = (version: ItemVersionPlan) => !mayShrink(version) && isShrunk(version);
  const alone = found.versions.filter(
    (version) => isFixed(version) || isMoved(version, differences.get(version.version)),
  );
  const versions = new Map(bare);
  for (const version of alone) {
    const others = bare.get(version.version) as VersionSpec;
    versions.set(version.version, { ...others, ...ownPlacement(version, policy) });
  }
  const item = itemOf(versions);
  const left = differencesOf(found, planUnder(policy, item, found, gallery));
  const moved = [...left.values()].filter((all) => all.some((one) => one !== "order of regions"));
  return { found, item, policy, differences: left, cost: policy.tiers.length + alone.length + moved.length };
}

function mayShrink({ spec }: ItemVersionPlan): boolean {
  const { allowRegionRemoval }: Partial<ImageVersionSpec> = spec;
  return allowRegionRemoval !== false;
}

/** Returns the plan of an item under a policy. */
export function planUnder(
  policy: ReplicationPolicy,
  item: ItemSpec,
  { kind, name }: { readonly kind: ItemKind; readonly name: string },
  gallery: GallerySettings,
): ItemPlan {
  const spec: GallerySpec = {
    gallery: { ...gallery, policy: POLICY },
    policies: { [POLICY]: policy },
    [ITEM_SECTIONS[kind]]: { [name]: item },
  };
  return kind === "image" ? planDefinition(spec, name) : planApplication(spec, name);
}

const POLICY = "found";

/** Reports whether a version needs a placement of its own: it would move, or the flag of a home region would change. */
function isMoved({ excludeFromLatest }: ItemVersionPlan, differences: readonly Difference[] = []): boolean {
  const isFlagged = !excludeFromLatest && differences.includes("flags of latest");
  return isFlagged || differences.includes("regions, replicas or storage");
}

/** Returns the spec of a version without placement and storage. */
function bareSpec({ spec }: ItemVersionPlan): VersionSpec {
  const { placement: _, storage: __, ...others } = spec;
  return others;
}

/** Returns a placement of the version's own, and the storage of regions where it differs from the policy's. */
function ownPlacement(version: ItemVersionPlan, policy: ReplicationPolicy): Pick<VersionSpec, "placement" | "storage"> {
  const placed = version.targetRegions.filter((target) => !isOnlyHome(version, target));
  const number = parseVersion(version.version);
  const storage = version.targetRegions.flatMap((target): [string, StorageAccountType][] => {
    const usual = storageAccountType(policy.regions[target.name]?.storage, target.name, number);
    return usual === target.storageAccountType ? [] : [[target.name, target.storageAccountType]];
  });
  return {
    placement: Object.fromEntries(placed.map(({ name, replicas }) => [name, replicas])),
    ...(storage.length > 0 && { storage: Object.fromEntries(storage) }),
  };
}
