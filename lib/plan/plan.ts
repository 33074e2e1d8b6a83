import { regionName } from "../azure/regions";
import { providerUnder, type ProviderChoice } from "./provider";
import { byCodeUnit, own } from "../text/order";
import { resolvePolicy, type DeclaredDemand, type ResolvedPolicy } from "./placement";
import { rankedVersion, Rankings, type Ranking } from "./ranking";
import { inOrder, orderingOf } from "./ordering";
import { RegionSlots } from "./region-slots";
import { MAX_REPLICAS } from "./replicas";
import type { GallerySpec } from "../spec/gallery-spec";
import type { ImageDefinitionSpec } from "../spec/image-definition-spec";
import type { ImageVersionSpec } from "../spec/image-version-spec";
import { resolveLimits } from "../spec/limit-settings";
import { SharedLists } from "./shared-lists";
import { TargetsInRegion, type PlacedVersion, type TargetRegion } from "./target-regions";
import type { Unread } from "./unread";
import { ChangeOrders, type ChangeOrder } from "./waits";
import { newestFirst, parseVersion } from "../spec/version-number";
export type { Because, TargetRegion } from "./target-regions";

/** A plan of a gallery: for each version its target regions, and the versions that it waits for. */
export interface GalleryPlan {
  readonly spec: GallerySpec;
  /** By name. */
  readonly definitions: readonly DefinitionPlan[];
  /** The document that it was read from, where no policy decided it. @default - decided by a policy */
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
  /** Every region of the policy and of the versions, in the order of target regions. */
  readonly regions: readonly string[];
  /** Newest first. */
  readonly versions: readonly VersionPlan[];
  /** The version that `latest` resolves to in each of `regions`, or null. */
  readonly latest: ReadonlyMap<string, string | null>;
  /** The same as its gallery's. The policy then holds regions, storage and encryption, and places nothing. @default - decided by a policy */
  readonly foundIn?: FoundIn;
  /** Kind, rank, tier and waits of each version in each region, which `slotOf` reads. @default - none: it was read from Terraform */
  readonly slots?: RegionSlots;
}

/** The plan of one image version. */
export interface VersionPlan {
  readonly version: string;
  readonly spec: ImageVersionSpec;
  readonly home: string;
  /** The version's own flag. Every target region has it too, since a region's flag overrides it. */
  readonly excludeFromLatest: boolean;
  /** The target regions: first those of `regionOrder`, then home, then those that keep versions longest, then by name. */
  readonly targetRegions: readonly TargetRegion[];
  /** The parts of the target regions that Terraform JSON leaves unknown. @default - nothing */
  readonly unread?: Unread;
  /** Versions that must be in place before this one may shrink or be hidden, oldest first. */
  readonly waitsFor: readonly string[];
  /** The provider that manages it, and why. */
  readonly managedBy: ProviderChoice;
  /**
   * Set where azapi manages the version and refers to its definition by id. That id is unknown while the definition is
   * replaced. It can't be written from known parts where the gallery's subscription is not known. @default - not so
   */
  readonly hasParentById?: true;
}

/**
 * Decides the target regions of every version of a spec. It never throws, and the order of keys has no meaning. A
 * gallery that is removed has no versions.
 */
export function plan(spec: GallerySpec): GalleryPlan {
  const names = spec.gallery.removed === true ? [] : Object.keys(spec.images ?? {}).sort(byCodeUnit);
  return { spec, definitions: names.map((name) => planDefinition(spec, name)) };
}

/** Returns the plan of one definition of a spec. */
export function planDefinition(spec: GallerySpec, name: string): DefinitionPlan {
  const definition = own(spec.images, name) as ImageDefinitionSpec;
  const home = regionName(definition.location ?? spec.gallery.location);
  const policyName = definition.policy ?? spec.gallery.policy;
  const policyGiven = policyName === undefined ? undefined : own(spec.policies, policyName);
  const policy = resolvePolicy(policyName, policyGiven, home, declaredDemand(spec, definition));

  const drafts = draftVersions(definition, policy, home);
  const regions = regionsOf(policy, drafts);
  const targets = new Map(regions.map((region) => [region, new TargetsInRegion(region, policy)]));
  const slots = placeAll(drafts, policy, targets);
  return {
    gallery: spec.gallery.name,
    name,
    spec: definition,
    policy,
    home,
    regions: inOrder(regions, (region) => region, policy.named, home),
    versions: finish(drafts, policy, targets, slots, isParentById(spec, definition)),
    latest: new Map(regions.map((region) => [region, latestIn(region, drafts, slots)])),
    slots,
  };
}

/** A version while its plan is made. */
interface VersionDraft extends PlacedVersion {
  readonly version: string;
  readonly spec: ImageVersionSpec;
  /** The positions in the order of its target regions, for the regions that have one. */
  readonly named: ReadonlyMap<string, number>;
  /** Filled region by region, in the policy's order. */
  readonly targets: TargetRegion[];
}

function draftVersions(definition: ImageDefinitionSpec, policy: ResolvedPolicy, home: string): VersionDraft[] {
  return newestFirst(Object.keys(definition.versions ?? {})).map((version) => {
    const spec = own(definition.versions, version) as ImageVersionSpec;
    return {
      version,
      number: parseVersion(version),
      spec,
      home: spec.location === undefined ? home : regionName(spec.location),
      ...rankedVersion(spec),
      placement: spec.placement && byRegion(spec.placement),
      storage: byRegion(spec.storage ?? {}),
      named: spec.regionOrder ? orderingOf([...spec.regionOrder, ...policy.named.keys()]) : policy.named,
      targets: [],
    };
  });
}

function byRegion<T>(record: Readonly<Record<string, T>>): Map<string, T> {
  return new Map(Object.entries(record).map(([key, value]) => [regionName(key), value]));
}

/** Returns the demand of an image. Its own demand for a region replaces the spec's. */
function declaredDemand(spec: GallerySpec, definition: ImageDefinitionSpec): DeclaredDemand {
  const demand = new Map([...byRegion(spec.demand ?? {}), ...byRegion(definition.demand ?? {})]);
  return { in: (region) => demand.get(region), limit: replicaLimit(spec) };
}

/** Returns the most replicas in a region: a whole number, and at least the one replica of a version in a region. */
function replicaLimit({ limits }: GallerySpec): number {
  const limit = limits && resolveLimits(undefined, limits).replicasPerRegion;
  return Math.max(1, Math.floor(limit ?? MAX_REPLICAS));
}

/** Returns regions in the policy's order, then those that only versions name. `inOrder` moves home and named regions. */
function regionsOf(policy: ResolvedPolicy, drafts: readonly VersionDraft[]): string[] {
  const others = new Set<string>();
  for (const { home, placement } of drafts) {
    others.add(home);
    for (const region of placement?.keys() ?? []) others.add(region);
  }
  return [...new Set([...policy.order, ...[...others].sort(byCodeUnit)])];
}

/** Places the versions in each region where a clause puts them. */
function placeAll(
  drafts: readonly VersionDraft[],
  policy: ResolvedPolicy,
  regions: ReadonlyMap<string, TargetsInRegion>,
): RegionSlots {
  const rankings = new Rankings(drafts, policy);
  const orders = new ChangeOrders();
  const byRegion = new Map<string, ChangeOrder>();
  for (const [name, region] of regions) {
    const ranking = rankings.in(name);
    byRegion.set(name, orders.of(ranking, placeIn(region, drafts, ranking)));
  }
  return new RegionSlots(byRegion);
}

/** Places the versions that a clause puts into a region, and returns their indexes, newest first. */
function placeIn(region: TargetsInRegion, drafts: readonly VersionDraft[], ranking: Ranking): number[] {
  const placed: number[] = [];
  drafts.forEach((draft, index) => {
    const target = region.targetOf(draft, ranking.kindOf(index), ranking.tierOf(index));
    if (!target) return;
    draft.targets.push(target);
    placed.push(index);
  });
  return placed;
}

function latestIn(region: string, drafts: readonly VersionDraft[], slots: RegionSlots): string | null {
  const newest = slots.orderIn(region)?.newestServing;
  return newest === undefined ? null : (drafts[newest] as VersionDraft).version;
}

/** Reports whether resources of azapi can refer to a definition by its id alone. */
function isParentById({ gallery }: GallerySpec, definition: ImageDefinitionSpec): boolean {
  return gallery.subscription === undefined && definition.existing !== true;
}

function finish(
  drafts: readonly VersionDraft[],
  policy: ResolvedPolicy,
  regions: ReadonlyMap<string, TargetsInRegion>,
  slots: RegionSlots,
  hasParentById: boolean,
): VersionPlan[] {
  const lists = new SharedLists<TargetRegion>();
  const providerOf = providerUnder(policy.regions.values());
  return drafts.map((draft, index) => {
    const { version, spec, home, targets } = draft;
    const managedBy = providerOf(spec);
    if (!targets.some(({ name }) => name === home))
      targets.push((regions.get(home) as TargetsInRegion).onlyHome(draft));
    return {
      version,
      spec,
      home,
      excludeFromLatest: draft.isCandidate || draft.isWithdrawn,
      targetRegions: lists.share(inOrder(targets, ({ name }) => name, draft.named, home)),
      waitsFor: slots.waitsOf(index, spec).map((other) => (drafts[other] as VersionDraft).version),
      managedBy,
      ...(hasParentById && managedBy.provider === "azapi" && { hasParentById }),
    };
  });
}
