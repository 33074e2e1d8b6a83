import { regionName } from "../azure/regions";
import { planDefinition, type DefinitionPlan, type VersionPlan } from "../plan/plan";
import type { ReplicationPolicy } from "../spec/policy";
import type { GallerySettings, GallerySpec } from "../spec/gallery-spec";
import type { ImageDefinitionSpec } from "../spec/image-definition-spec";
import type { ImageVersionSpec } from "../spec/image-version-spec";
import type { StorageAccountType } from "../azure/storage-account-types";
import { storageAccountType } from "../plan/storage";
import { dateOf } from "../spec/dates";
import { parseVersion } from "../spec/version-number";
import { differencesOf, type Difference } from "./differences";
import { likelyPolicies, providerOfFound } from "./likely-policies";
import { isOnlyHome, visibilityOf } from "./visibility";

/** An imported image definition, without the name of its policy. */
export interface ImportedDefinition {
  readonly found: DefinitionPlan;
  readonly image: ImageDefinitionSpec;
  /** Undefined for a definition without versions. */
  readonly policy: ReplicationPolicy | undefined;
  /** The changes of the first apply, by version. */
  readonly differences: ReadonlyMap<string, readonly Difference[]>;
}

/** Returns the definition under the smallest policy that keeps every version in place; the others get a `placement`. */
export function importDefinition(found: DefinitionPlan, gallery: GallerySettings): ImportedDefinition {
  const { policy: _, versions: __, location: ___, ...others } = found.spec;
  const settings = { ...others, ...(found.home !== regionName(gallery.location) && { location: found.home }) };
  if (found.versions.length === 0) {
    return { found, image: settings, policy: undefined, differences: new Map() };
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

interface Tried extends ImportedDefinition {
  /**
   * The number of tiers, of versions with a `placement` of their own, and of versions that it would change
   * nevertheless.
   */
  readonly cost: number;
}

function importUnder(
  policy: ReplicationPolicy,
  found: DefinitionPlan,
  gallery: GallerySettings,
  settings: ImageDefinitionSpec,
  bare: ReadonlyMap<string, ImageVersionSpec>,
): Tried {
  const imageOf = (versions: ReadonlyMap<string, ImageVersionSpec>): ImageDefinitionSpec => ({
    ...settings,
    versions: Object.fromEntries(versions),
  });
  const differences = differencesOf(found, planUnder(policy, imageOf(bare), found.name, gallery));
  // A policy with more than one clause for a version may later move it out of a region.
  const isShrunk = ({ version }: VersionPlan) => policy.tiers.length > 1 || bare.get(version)?.state === "candidate";
  const isFixed = (version: VersionPlan) => version.spec.allowRegionRemoval === false && isShrunk(version);
  const alone = found.versions.filter(
    (version) => isFixed(version) || isMoved(version, differences.get(version.version)),
  );
  const versions = new Map(bare);
  for (const version of alone) {
    const others = bare.get(version.version) as ImageVersionSpec;
    versions.set(version.version, { ...others, ...ownPlacement(version, policy) });
  }
  const image = imageOf(versions);
  const left = differencesOf(found, planUnder(policy, image, found.name, gallery));
  const moved = [...left.values()].filter((all) => all.some((one) => one !== "order of regions"));
  return { found, image, policy, differences: left, cost: policy.tiers.length + alone.length + moved.length };
}

/** Returns the plan of an image under a policy. */
export function planUnder(
  policy: ReplicationPolicy,
  image: ImageDefinitionSpec,
  name: string,
  gallery: GallerySettings,
): DefinitionPlan {
  const spec: GallerySpec = {
    gallery: { ...gallery, policy: POLICY },
    policies: { [POLICY]: policy },
    images: { [name]: image },
  };
  return planDefinition(spec, name);
}

const POLICY = "found";

/** Reports whether a version needs a placement of its own: it would move, or the flag of a home region would change. */
function isMoved({ excludeFromLatest }: VersionPlan, differences: readonly Difference[] = []): boolean {
  const isFlagged = !excludeFromLatest && differences.includes("flags of latest");
  return isFlagged || differences.includes("regions, replicas or storage");
}

/** Returns the spec of a version without placement and storage. */
function bareSpec({ spec }: VersionPlan): ImageVersionSpec {
  const { placement: _, storage: __, ...others } = spec;
  return others;
}

/** Returns a placement of the version's own, and the storage of regions where it differs from the policy's. */
function ownPlacement(
  version: VersionPlan,
  policy: ReplicationPolicy,
): Pick<ImageVersionSpec, "placement" | "storage"> {
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
