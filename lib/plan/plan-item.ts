import { regionName } from "../azure/regions";
import { REPLICA_LIMITS } from "../azure/limits";
import { isKnown } from "../spec/gallery-identity";
import type { GallerySpec } from "../spec/gallery-spec";
import { itemsOf, type ItemKind, type ItemSpecs } from "../spec/item-kind";
import type { ItemSpec } from "../spec/item-spec";
import type { MirrorSpec } from "../spec/mirror-spec";
import { copyingMirrors, isMirrored } from "../spec/mirrors";
import { resolveLimits } from "../spec/limit-settings";
import { newestFirst, parseVersion } from "../spec/version-number";
import type { VersionSpec } from "../spec/version-spec";
import { byCodeUnit, own } from "../text/order";
import type { ApplicationPlan, DefinitionPlan, ItemPlan, ItemVersionPlan } from "./item-plan";
import { madeBefore } from "./making-order";
import { inOrder, orderingOf } from "./ordering";
import { resolvePolicy, type DeclaredDemand, type ResolvedPolicy } from "./placement";
import { providerOfVersions, type ProviderChoice } from "./provider";
import { rankedVersion, Rankings, type Ranking } from "./ranking";
import { RegionSlots } from "./region-slots";
import { MAX_REPLICAS } from "./replicas";
import { SharedLists } from "./shared-lists";
import { TargetsInRegion, type PlacedVersion, type TargetRegion } from "./target-regions";
import { ChangeOrders, type ChangeOrder } from "./waits";

/** The plan of an item, by its kind. */
interface ItemPlans {
  readonly image: DefinitionPlan;
  readonly application: ApplicationPlan;
}

/** Returns the plans of all items of a kind, by name. */
export function planItems<Kind extends ItemKind>(spec: GallerySpec, kind: Kind): ItemPlans[Kind][] {
  return Object.keys(itemsOf(spec, kind))
    .sort(byCodeUnit)
    .map((name) => planItem(spec, kind, name));
}

/** Returns the plan of one image definition of a spec. */
export function planDefinition(spec: GallerySpec, name: string): DefinitionPlan {
  return planItem(spec, "image", name);
}

/** Returns the plan of one application of a spec. */
export function planApplication(spec: GallerySpec, name: string): ApplicationPlan {
  return planItem(spec, "application", name);
}

function planItem<Kind extends ItemKind>(spec: GallerySpec, kind: Kind, name: string): ItemPlans[Kind] {
  const item: ItemSpec = own(itemsOf(spec, kind), name) as ItemSpecs[Kind];
  const home = regionName(item.location ?? spec.gallery.location);
  const policyName = item.policy ?? spec.gallery.policy;
  const policyGiven = policyName === undefined ? undefined : own(spec.policies, policyName);
  const policy = resolvePolicy(policyName, policyGiven, home, declaredDemand(spec, kind, item));

  const mirrors = kind === "image" ? copyingMirrors(spec, name) : [];
  const drafts = draftVersions(item, policy, home, mirrors);
  const regions = regionsOf(policy, drafts);
  const targets = new Map(regions.map((region) => [region, new TargetsInRegion(region, policy)]));
  const slots = placeAll(drafts, policy, targets);
  const made: ItemPlan = {
    kind,
    gallery: spec.gallery.name,
    name,
    spec: item,
    policy,
    home,
    regions: inOrder(regions, (region) => region, policy.named, home),
    versions: finish(drafts, targets, slots, {
      providerOf: providerOfVersions(kind, policy.regions.values()),
      hasParentById: isParentById(spec, item),
      isOneByOne: MADE_ONE_BY_ONE[kind],
      isGated: policy.isGated,
    }),
    latest: new Map(regions.map((region) => [region, latestIn(region, drafts, slots)])),
    slots,
  };
  // The specifications of the item and its versions are those of the kind, as they were given.
  return made as ItemPlan & ItemPlans[Kind];
}

/**
 * The kinds of items whose versions Azure makes one at a time: it refuses several new versions of an application at once
 * (https://github.com/hashicorp/terraform-provider-azurerm/issues/23326).
 */
const MADE_ONE_BY_ONE: Readonly<Record<ItemKind, boolean>> = { image: false, application: true };

/** A version while its plan is made. */
interface VersionDraft extends PlacedVersion {
  readonly version: string;
  readonly spec: VersionSpec;
  /** The positions in the order of its target regions, for the regions that have one. */
  readonly named: ReadonlyMap<string, number>;
  /** Home regions of the mirrors that copy it. */
  readonly mirrorHomes: readonly string[];
  /** Filled region by region, in the policy's order. */
  readonly targets: TargetRegion[];
}

function draftVersions(
  item: ItemSpec,
  policy: ResolvedPolicy,
  home: string,
  mirrors: readonly MirrorSpec[],
): VersionDraft[] {
  return newestFirst(Object.keys(item.versions ?? {})).map((version) => {
    const spec = own(item.versions, version) as VersionSpec;
    return {
      version,
      number: parseVersion(version),
      spec,
      home: spec.location === undefined ? home : regionName(spec.location),
      ...rankedVersion(spec),
      isOnlyAtHome: spec.retired?.stage === "home",
      placement: spec.placement && byRegion(spec.placement),
      storage: byRegion(spec.storage ?? {}),
      named: spec.regionOrder ? orderingOf([...spec.regionOrder, ...policy.named.keys()]) : policy.named,
      mirrorHomes: mirrors.filter((mirror) => isMirrored(mirror, version)).map(({ location }) => regionName(location)),
      targets: [],
    };
  });
}

function byRegion<T>(record: Readonly<Record<string, T>>): Map<string, T> {
  return new Map(Object.entries(record).map(([key, value]) => [regionName(key), value]));
}

/** Returns the demand of an item. Its own demand for a region replaces the spec's. */
function declaredDemand(spec: GallerySpec, kind: ItemKind, item: ItemSpec): DeclaredDemand {
  const demand = new Map([...byRegion(spec.demand ?? {}), ...byRegion(item.demand ?? {})]);
  return { in: (region) => demand.get(region), limit: replicaLimit(spec, kind) };
}

/** Returns the most replicas in a region: a whole number, and at least the one replica of a version in a region. */
function replicaLimit({ limits }: GallerySpec, kind: ItemKind): number {
  return Math.max(1, Math.floor(resolveLimits(undefined, limits)[REPLICA_LIMITS[kind]] ?? MAX_REPLICAS));
}

/** Returns regions in the policy's order, then those that only versions name. `inOrder` moves home and named regions. */
function regionsOf(policy: ResolvedPolicy, drafts: readonly VersionDraft[]): string[] {
  const others = new Set<string>();
  for (const { home, placement, mirrorHomes } of drafts) {
    others.add(home);
    for (const region of mirrorHomes) others.add(region);
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

/** Reports whether resources of azapi can refer to an item by its id alone. */
function isParentById({ gallery }: GallerySpec, item: ItemSpec): boolean {
  return !isKnown(gallery.subscription) && item.existing !== true;
}

/** The management of the versions of an item. */
interface Management {
  readonly providerOf: (version: VersionSpec) => ProviderChoice;
  readonly hasParentById: boolean;
  readonly isOneByOne: boolean;
  readonly isGated: boolean;
}

function finish(
  drafts: readonly VersionDraft[],
  regions: ReadonlyMap<string, TargetsInRegion>,
  slots: RegionSlots,
  { providerOf, hasParentById, isOneByOne, isGated }: Management,
): ItemVersionPlan[] {
  const lists = new SharedLists<TargetRegion>();
  const before = isOneByOne ? madeBefore(drafts) : undefined;
  const waited = isGated ? slots.waitedIn(drafts) : undefined;
  return drafts.map((draft, index) => {
    const { version, spec, home, targets } = draft;
    const managedBy = providerOf(spec);
    if (!targets.some(({ name }) => name === home))
      targets.push((regions.get(home) as TargetsInRegion).onlyHome(draft));
    for (const region of draft.mirrorHomes) {
      if (!targets.some(({ name }) => name === region))
        targets.push((regions.get(region) as TargetsInRegion).forMirror(draft));
    }
    return {
      version,
      spec,
      home,
      excludeFromLatest: draft.isCandidate || draft.isWithdrawn || draft.isRetired,
      targetRegions: lists.share(inOrder(targets, ({ name }) => name, draft.named, home)),
      waitsFor: slots.waitsOf(index, spec).map((other) => (drafts[other] as VersionDraft).version),
      ...gateOf(waited?.get(index) ?? [], targets),
      ...madeAfter(before?.[index], drafts),
      managedBy,
      ...(hasParentById && managedBy.provider === "azapi" && { hasParentById }),
    };
  });
}

/** Returns the regions in which a version must be replicated: those where others wait for it, among its own. */
function gateOf(waited: readonly string[], targets: readonly TargetRegion[]): { readonly gate?: readonly string[] } {
  const gate = waited.filter((region) => targets.some(({ name }) => name === region)).sort(byCodeUnit);
  return gate.length === 0 ? {} : { gate };
}

function madeAfter(before: number | undefined, drafts: readonly VersionDraft[]): { readonly madeAfter?: string } {
  return before === undefined ? {} : { madeAfter: (drafts[before] as VersionDraft).version };
}
