import { regionName } from "./azure/regions";
import { managementOfVersion, type Management } from "./management";
import { byCodeUnit, own } from "./order";
import { resolvePolicy, tierOfRank, type ResolvedPolicy } from "./placement";
import type { ConfidentialVm, EdgeZone } from "./policy";
import { ranked, rankingIn, type Ranked } from "./ranking";
import type { SizedReplicas } from "./replicas";
import type { Demand, GallerySpec, ImageDefinitionSpec, ImageVersionSpec, StorageAccountType } from "./spec";
import { storageAccountType } from "./storage";
import { newestFirst, parseVersion, type Version } from "./version";
import { newestServing, orderChanges, type Kind, type Seat } from "./waits";

/** What a spec decides: for each version its target regions, and what they wait for. */
export interface GalleryPlan {
  readonly spec: GallerySpec;
  /** By name. */
  readonly definitions: readonly DefinitionPlan[];
  /** What it was read from, when it was found and not decided by a policy. */
  readonly foundIn?: FoundIn;
}

/** Terraform's documents that say where versions are. */
export type FoundIn = "configuration" | "state" | "plan";

/** The plan of one image definition. */
export interface DefinitionPlan {
  readonly gallery: string;
  readonly name: string;
  readonly spec: ImageDefinitionSpec;
  readonly policy: ResolvedPolicy;
  /** Home region of versions that set none. */
  readonly home: string;
  /** Every region of the policy and of the versions: home first, then in the order of target regions. */
  readonly regions: readonly string[];
  /** Newest first. */
  readonly versions: readonly VersionPlan[];
  /** The version that `latest` resolves to in each of `regions`, or null. */
  readonly latest: ReadonlyMap<string, string | null>;
  /** As its gallery's: the policy then holds regions, storage and encryption, and places nothing. */
  readonly foundIn?: FoundIn;
}

/** The plan of one image version. */
export interface VersionPlan {
  readonly version: string;
  readonly spec: ImageVersionSpec;
  readonly home: string;
  /** The version's own flag; every target region carries it too, since a region's flag overrides it. */
  readonly excludeFromLatest: boolean;
  /** Home first, then the regions that keep versions longest, then by name. */
  readonly targetRegions: readonly TargetRegion[];
  /** Versions that must be in place before this one may shrink or be hidden, oldest first. */
  readonly waitsFor: readonly string[];
  /** The provider that manages it, and why. */
  readonly management: Management;
}

/** One region of one version. */
export interface TargetRegion {
  readonly name: string;
  readonly replicas: number;
  readonly storageAccountType: StorageAccountType;
  readonly diskEncryptionSetId: string | undefined;
  readonly excludeFromLatest: boolean;
  /** How disks of confidential machines are encrypted there. */
  readonly confidentialVm?: ConfidentialVm;
  /** Edge zones of the region that hold it too, by name. */
  readonly edgeZones?: Readonly<Record<string, EdgeZone>>;
  readonly because: Because;
}

/** The clause that put a version into a region. */
export type Because =
  /** Serving, taken by a tier by its rank. */
  | { readonly clause: "tier"; readonly tier: string; readonly rank: number; readonly sized: SizedReplicas }
  /** Withdrawn, kept where its rank would have put it. */
  | { readonly clause: "withdrawn"; readonly tier: string; readonly rank: number; readonly sized: SizedReplicas }
  /** Replicated ahead of its ring. */
  | { readonly clause: "prestage"; readonly tier: string; readonly rank: number; readonly sized: SizedReplicas }
  | { readonly clause: "candidates"; readonly sized: SizedReplicas }
  /** The version's own `placement`. */
  | { readonly clause: "placement" }
  /** Nothing but Azure's demand that a version is kept in its home region. */
  | { readonly clause: "home" }
  /** It stands in a Terraform file, which does not say why. */
  | { readonly clause: "found" };

/** Decides where every version of a spec lives. Total, and independent of the order of keys. */
export function plan(spec: GallerySpec): GalleryPlan {
  const names = Object.keys(spec.images ?? {}).sort(byCodeUnit);
  return { spec, definitions: names.map((name) => planDefinition(spec, name)) };
}

/** The plan of one definition of a spec. */
export function planDefinition(spec: GallerySpec, name: string): DefinitionPlan {
  const definition = own(spec.images, name) as ImageDefinitionSpec;
  const home = regionName(definition.location ?? spec.gallery.location);
  const policyName = definition.policy ?? spec.gallery.policy;
  const policyGiven = policyName === undefined ? undefined : own(spec.policies, policyName);
  const policy = resolvePolicy(policyName, policyGiven, home, demandByRegion(spec.demand, definition.demand));

  const drafts = draftVersions(definition, policy, home);
  const regions = regionsOf(policy, drafts);
  const latest = new Map<string, string | null>();
  for (const region of regions) {
    const seats = seatInRegion(region, drafts, policy);
    latest.set(region, drafts[newestServing(seats) ?? -1]?.version ?? null);
    orderChanges(
      seats,
      policy.tiers.length,
      (index) => drafts[index]?.isImmediate === true,
      (index, on) => drafts[index]?.waits.add(on),
    );
  }
  return {
    gallery: spec.gallery.name,
    name,
    spec: definition,
    policy,
    home,
    regions: regions.includes(home) ? [home, ...regions.filter((region) => region !== home)] : regions,
    versions: drafts.map((draft) => finish(draft, drafts, policy)),
    latest,
  };
}

/** A version while its plan is made. */
interface Draft extends Ranked {
  readonly version: string;
  readonly number: Version | undefined;
  readonly spec: ImageVersionSpec;
  readonly home: string;
  readonly isImmediate: boolean;
  readonly placement: ReadonlyMap<string, number> | undefined;
  readonly storage: ReadonlyMap<string, StorageAccountType>;
  /** Filled region by region, in the order of target regions but for its home. */
  readonly targets: TargetRegion[];
  /** Indexes of the versions that it waits for. */
  readonly waits: Set<number>;
}

function draftVersions(definition: ImageDefinitionSpec, policy: ResolvedPolicy, home: string): Draft[] {
  return newestFirst(Object.keys(definition.versions ?? {})).map((version) => {
    const spec = own(definition.versions, version) as ImageVersionSpec;
    return {
      version,
      number: parseVersion(version),
      spec,
      home: spec.location === undefined ? home : regionName(spec.location),
      ...ranked(spec, policy),
      isImmediate: spec.withdrawn?.immediate === true,
      placement: spec.placement && byRegion(spec.placement),
      storage: byRegion(spec.storage ?? {}),
      targets: [],
      waits: new Set(),
    };
  });
}

function byRegion<T>(record: Readonly<Record<string, T>>): Map<string, T> {
  return new Map(Object.entries(record).map(([key, value]) => [regionName(key), value]));
}

/** An image's own demand for a region replaces the spec's. */
function demandByRegion(
  shared: GallerySpec["demand"],
  definition: ImageDefinitionSpec["demand"],
): (region: string) => Demand | undefined {
  const demand = new Map([...byRegion(shared ?? {}), ...byRegion(definition ?? {})]);
  return (region) => demand.get(region);
}

/** The policy's order, then what only versions name. A version's own home is put first when it is finished. */
function regionsOf(policy: ResolvedPolicy, drafts: readonly Draft[]): string[] {
  const others = new Set<string>();
  for (const { home, placement } of drafts) {
    others.add(home);
    for (const region of placement?.keys() ?? []) others.add(region);
  }
  return [...new Set([...policy.order, ...[...others].sort(byCodeUnit)])];
}

/** Ranks every version in a region, newest first, and places those that a clause puts there. */
function seatInRegion(region: string, drafts: readonly Draft[], policy: ResolvedPolicy): Seat[] {
  const standing = rankingIn(region, policy);
  return drafts.map((draft) => {
    const { kind, rank } = standing(draft);
    const tier = rank === undefined ? -1 : tierOfRank(policy.tiers, rank);
    const because = draft.placement
      ? placedByItself(draft.placement, region)
      : kind === "candidate"
        ? placedAsCandidate(policy, region, draft.home)
        : placedByTier(policy, tier, rank, kind, region, draft.home);
    if (because) draft.targets.push(target(draft, region, policy, because, kind !== "serving"));
    return { kind, tier: rank !== undefined && tier < 0 ? policy.tiers.length : tier, isPlaced: because !== undefined };
  });
}

function placedByItself(placement: ReadonlyMap<string, number>, region: string): Because | undefined {
  return placement.has(region) ? { clause: "placement" } : undefined;
}

function placedAsCandidate({ candidates }: ResolvedPolicy, region: string, home: string): Because | undefined {
  return candidates.covers(region, home) ? { clause: "candidates", sized: candidates.replicas(region) } : undefined;
}

function placedByTier(
  policy: ResolvedPolicy,
  index: number,
  rank: number | undefined,
  kind: Kind,
  region: string,
  home: string,
): Because | undefined {
  const tier = policy.tiers[index];
  if (rank === undefined || !tier?.covers(region, home)) return undefined;
  const clause = kind === "withdrawn" ? "withdrawn" : kind === "ahead" ? "prestage" : "tier";
  return { clause, tier: tier.name, rank, sized: tier.replicas(region) };
}

function target(
  draft: Draft,
  name: string,
  policy: ResolvedPolicy,
  because: Because,
  excludeFromLatest: boolean,
): TargetRegion {
  const settings = policy.regions.get(name);
  return {
    name,
    replicas: "sized" in because ? because.sized.count : (draft.placement?.get(name) ?? 1),
    storageAccountType: draft.storage.get(name) ?? storageAccountType(settings?.storage, name, draft.number),
    diskEncryptionSetId: settings?.diskEncryptionSetId,
    excludeFromLatest,
    ...(settings?.confidentialVm && { confidentialVm: settings.confidentialVm }),
    ...(settings?.edgeZones && { edgeZones: settings.edgeZones }),
    because,
  };
}

function finish(draft: Draft, drafts: readonly Draft[], policy: ResolvedPolicy): VersionPlan {
  return {
    version: draft.version,
    spec: draft.spec,
    home: draft.home,
    excludeFromLatest: draft.isCandidate || draft.isWithdrawn,
    targetRegions: homeFirst(draft, policy),
    waitsFor: [...draft.waits].sort((a, b) => b - a).map((index) => (drafts[index] as Draft).version),
    management: managementOfVersion(draft.spec, policy.regions.values()),
  };
}

/** Azure keeps every image version in its home region, so a version that nothing put there is hidden there. */
function homeFirst(draft: Draft, policy: ResolvedPolicy): TargetRegion[] {
  const { home, targets } = draft;
  if (targets[0]?.name === home) return targets;
  const atHome = targets.find(({ name }) => name === home) ?? target(draft, home, policy, { clause: "home" }, true);
  return [atHome, ...targets.filter(({ name }) => name !== home)];
}
