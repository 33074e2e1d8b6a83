import { regionName } from "../../azure/regions";
import type { SpecPath } from "../../spec/finding";
import { byCodeUnit, own } from "../../text/order";
import type { GalleryPlan } from "../../plan/plan";
import type { Placement, ReplicationPolicy } from "../../spec/policy";
import { items, itemVersions, policies, type ItemVersion, type PolicyItem } from "./items";
import { shown } from "../../text/wording";

/** A region that the user wrote. */
export interface RegionMention {
  readonly plan: GalleryPlan;
  readonly at: SpecPath;
  /** As it is written. */
  readonly text: string;
  /** The region in its normal spelling. */
  readonly region: string;
}

/** A list of mentions that must differ: the keys of a record, or the items of a list. */
export interface RegionList {
  readonly plan: GalleryPlan;
  /** "the regions of policy fleet". */
  readonly subject: string;
  readonly mentions: readonly RegionMention[];
}

/** Returns a policy's lists and records that name some of its regions. */
export function policyReferences(item: PolicyItem): RegionList[] {
  const { policy, at, subject } = item;
  const lists: RegionList[] = policy.tiers.flatMap((tier, index) =>
    ofPlacement(item, tier, [...at, "tiers", index], `tier ${shown(tier.name)} of ${subject}`),
  );
  if (policy.candidates) {
    lists.push(...ofPlacement(item, policy.candidates, [...at, "candidates"], `the candidates of ${subject}`));
  }
  const rings = (policy.rings ?? []).flatMap(({ regions }, index) =>
    ofList(item.plan, regions, [...at, "rings", index, "regions"]),
  );
  lists.push({ plan: item.plan, subject: `the rings of ${subject}`, mentions: rings });
  lists.push(ofOrder(item.plan, policy, at, subject));
  return lists;
}

/** Returns the version's own order of regions, which only refers to regions of its image or application. */
export function versionReferences({ plan, version, at, subject }: ItemVersion): RegionList {
  return ofOrder(plan, version.spec, at, subject);
}

function ofOrder(
  plan: GalleryPlan,
  { regionOrder = [] }: { readonly regionOrder?: readonly string[] },
  at: SpecPath,
  subject: string,
): RegionList {
  return {
    plan,
    subject: `the region order of ${subject}`,
    mentions: ofList(plan, regionOrder, [...at, "regionOrder"]),
  };
}

/** Returns a policy's own regions. */
export function policyRegions({ plan, policy, at, subject }: PolicyItem): RegionList {
  return ofRecord(plan, policy.regions, [...at, "regions"], `the regions of ${subject}`);
}

/** Yields lists of regions outside policies: demand, and the versions' placement and storage. */
export function* otherLists(plans: readonly GalleryPlan[]): Iterable<RegionList> {
  for (const plan of plans) yield ofRecord(plan, plan.spec.demand, ["demand"], "the demand");
  for (const { plan, definition, at, subject } of items(plans)) {
    yield ofRecord(plan, definition.spec.demand, [...at, "demand"], `the demand of ${subject}`);
  }
  for (const { plan, version, at, subject } of itemVersions(plans)) {
    const { placement, storage } = version.spec;
    if (placement) yield ofRecord(plan, placement, [...at, "placement"], `the placement of ${subject}`);
    if (storage) yield ofRecord(plan, storage, [...at, "storage"], `the storage of ${subject}`);
  }
}

/** Returns the regions that a gallery's own checks allow. */
export function allowedRegions(plan: GalleryPlan): RegionMention[] {
  return ofList(plan, plan.spec.checks?.allowedRegions ?? [], ["checks", "allowedRegions"]);
}

/** Yields every mention that adds a region. The rest of a policy only refers to the policy's regions. */
export function* regionsBroughtIn(plan: GalleryPlan): Iterable<RegionMention> {
  yield mention(plan, ["gallery", "location"], plan.spec.gallery.location);
  for (const item of policies([plan])) yield* policyRegions(item).mentions;
  for (const { definition, at } of items([plan])) {
    if (definition.spec.location !== undefined) yield mention(plan, [...at, "location"], definition.spec.location);
  }
  for (const { version, at } of itemVersions([plan])) {
    if (version.spec.location !== undefined) yield mention(plan, [...at, "location"], version.spec.location);
  }
  for (const { mentions } of otherLists([plan])) yield* mentions;
}

/** Returns the names of a policy's regions in their normal spelling. */
export function regionNames(policy: ReplicationPolicy): ReadonlySet<string> {
  return new Set(Object.keys(policy.regions).map(regionName));
}

/** Returns the key of a record that names a region, in any spelling. */
export function keyOfRegion(record: Readonly<Record<string, unknown>> | undefined, region: string): string | undefined {
  if (own(record, region) !== undefined) return region;
  return Object.keys(record ?? {}).find((key) => regionName(key) === region);
}

function ofPlacement({ plan }: PolicyItem, { regions, replicas }: Placement, at: SpecPath, subject: string) {
  const lists = [{ plan, subject, mentions: ofList(plan, regions, [...at, "regions"]) }];
  if (typeof replicas !== "object") return lists;
  const record = ofRecord(plan, replicas, [...at, "replicas"], `the replicas of ${subject}`);
  return [...lists, { ...record, mentions: record.mentions.filter(({ text }) => text !== "default") }];
}

function ofList(plan: GalleryPlan, regions: string | readonly string[], at: SpecPath): RegionMention[] {
  if (typeof regions === "string") return [];
  return regions.map((text, index) => mention(plan, [...at, index], text));
}

/** Returns the mentions of a record's keys, sorted, whatever order the user wrote them in. */
function ofRecord(
  plan: GalleryPlan,
  record: Readonly<Record<string, unknown>> | undefined,
  at: SpecPath,
  subject: string,
): RegionList {
  const keys = Object.keys(record ?? {}).sort(byCodeUnit);
  return { plan, subject, mentions: keys.map((key) => mention(plan, [...at, key], key)) };
}

function mention(plan: GalleryPlan, at: SpecPath, text: string): RegionMention {
  return { plan, at, text, region: regionName(text) };
}
