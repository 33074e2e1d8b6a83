import { regionName } from "../azure/regions";
import { managementUnder, type Management } from "./provider";
import { byCodeUnit, own } from "../text/order";
import { resolvePolicy, tierOfRank, type ResolvedPolicy } from "./placement";
import { ranked, rankingIn } from "./ranking";
import { inOrder, placesOf } from "./region-order";
import type { GallerySpec } from "../spec/gallery-spec";
import type { Demand } from "../spec/demand";
import type { ImageDefinitionSpec } from "../spec/image-definition-spec";
import type { ImageVersionSpec } from "../spec/image-version-spec";
import { SharedLists } from "./shared-lists";
import { TargetsInRegion, type Placed, type TargetRegion } from "./target-regions";
import type { Unread } from "./unread";
import { newestFirst, parseVersion } from "../spec/version-number";
import { newestServing, orderChanges, type Seat } from "./waits";
export type { Because, TargetRegion } from "./target-regions";

/** What a spec decides: for each version its target regions, and what they wait for. */
export interface GalleryPlan {
  readonly spec: GallerySpec;
  /** By name. */
  readonly definitions: readonly DefinitionPlan[];
  /** What it was read from, when it was found and not decided by a policy. @default - decided by a policy */
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
  /** As its gallery's: the policy then holds regions, storage and encryption, and places nothing. @default - decided by a policy */
  readonly foundIn?: FoundIn;
}

/** The plan of one image version. */
export interface VersionPlan {
  readonly version: string;
  readonly spec: ImageVersionSpec;
  readonly home: string;
  /** The version's own flag; every target region carries it too, since a region's flag overrides it. */
  readonly excludeFromLatest: boolean;
  /** As `regionOrder` names them, then home, then those that keep versions longest, then by name. */
  readonly targetRegions: readonly TargetRegion[];
  /** Only of what was found in Terraform JSON: what it leaves open of the target regions. @default - nothing */
  readonly unread?: Unread;
  /** Versions that must be in place before this one may shrink or be hidden, oldest first. */
  readonly waitsFor: readonly string[];
  /** The provider that manages it, and why. */
  readonly management: Management;
  /**
   * Only of what azapi manages: Terraform knows its definition by an id alone, which is unknown while the definition is
   * replaced. The id of a gallery whose subscription is not known cannot be spelled from known parts. @default - not so
   */
  readonly hasParentById?: true;
}

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
  const targets = new Map(regions.map((region) => [region, new TargetsInRegion(region, policy)]));
  const latest = new Map<string, string | null>();
  for (const region of targets.values()) {
    const seats = seatIn(region, drafts, policy);
    latest.set(region.name, drafts[newestServing(seats) ?? -1]?.version ?? null);
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
    regions: inOrder(regions, (region) => region, policy.named, home),
    versions: finish(drafts, policy, targets, isParentById(spec, definition)),
    latest,
  };
}

/** A version while its plan is made. */
interface Draft extends Placed {
  readonly version: string;
  readonly spec: ImageVersionSpec;
  readonly isImmediate: boolean;
  /** Places in the order of its target regions, of the regions that have one. */
  readonly named: ReadonlyMap<string, number>;
  /** Filled region by region, in the policy's order. */
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
      named: spec.regionOrder ? placesOf([...spec.regionOrder, ...policy.named.keys()]) : policy.named,
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

/** The policy's order, then what only versions name. Homes and named regions get their place at the end. */
function regionsOf(policy: ResolvedPolicy, drafts: readonly Draft[]): string[] {
  const others = new Set<string>();
  for (const { home, placement } of drafts) {
    others.add(home);
    for (const region of placement?.keys() ?? []) others.add(region);
  }
  return [...new Set([...policy.order, ...[...others].sort(byCodeUnit)])];
}

/** Ranks every version in a region, newest first, and places those that a clause puts there. */
function seatIn(region: TargetsInRegion, drafts: readonly Draft[], policy: ResolvedPolicy): Seat[] {
  const standing = rankingIn(region.name, policy);
  return drafts.map((draft) => {
    const { kind, rank } = standing(draft);
    const tier = rank === undefined ? -1 : tierOfRank(policy.tiers, rank);
    const target = region.targetOf(draft, kind, tier);
    if (target) draft.targets.push(target);
    return { kind, tier: rank !== undefined && tier < 0 ? policy.tiers.length : tier, isPlaced: target !== undefined };
  });
}

/** Whether resources of azapi can refer to a definition by its id alone. */
function isParentById({ gallery }: GallerySpec, definition: ImageDefinitionSpec): boolean {
  return gallery.subscription === undefined && definition.existing !== true;
}

function finish(
  drafts: readonly Draft[],
  policy: ResolvedPolicy,
  regions: ReadonlyMap<string, TargetsInRegion>,
  hasParentById: boolean,
): VersionPlan[] {
  const lists = new SharedLists<TargetRegion>();
  const managementOf = managementUnder(policy.regions.values());
  return drafts.map((draft) => {
    const { version, spec, home, targets } = draft;
    const management = managementOf(spec);
    if (!targets.some(({ name }) => name === home))
      targets.push((regions.get(home) as TargetsInRegion).onlyHome(draft));
    return {
      version,
      spec,
      home,
      excludeFromLatest: draft.isCandidate || draft.isWithdrawn,
      targetRegions: lists.share(inOrder(targets, ({ name }) => name, draft.named, home)),
      waitsFor: [...draft.waits].sort((a, b) => b - a).map((index) => (drafts[index] as Draft).version),
      management,
      ...(hasParentById && management.provider === "azapi" && { hasParentById }),
    };
  });
}
