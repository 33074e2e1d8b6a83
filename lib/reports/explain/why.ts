import type { MirrorSpec } from "../../spec/mirror-spec";
import { isCopying, isMirrored, mirrorNames } from "../../spec/mirrors";
import { regionName } from "../../azure/regions";
import type { SpecPath } from "../../spec/finding";
import { ITEM_SECTIONS } from "../../spec/item-kind";
import { own } from "../../text/order";
import type { GalleryPlan, ItemPlan, ItemVersionPlan, TargetRegion } from "../../plan/plan";
import type { ReplicationPolicy } from "../../spec/policy";
import { slotOf, type RegionSlot } from "../../plan/region-slots";
import { isLatestOpen, mayBeIn, unreadRegion, type UnreadValue } from "../../plan/unread";

/** A version and a region, whether or not the version is there. */
export interface Subject {
  readonly plan: GalleryPlan;
  readonly definition: ItemPlan;
  readonly version: ItemVersionPlan;
  /** The region's name in the spelling of the catalogue. */
  readonly region: string;
}

/**
 * The clause of a spec that decides whether a version is in a region: the version's own placement, that of candidates,
 * or a tier. Without such a clause, it is the reason for its absence.
 */
export type Clause =
  "found" | "placement" | "no-policy" | "outside-policy" | "candidates" | "ring" | "no-tier" | "tier";

/** The explanation why a version is or is not in a region. */
export interface Why extends Subject {
  /** Undefined if the version is not there, or not known to be there. */
  readonly target: TargetRegion | undefined;
  /**
   * The values that a Terraform file leaves open for a region that it names. The list is empty if a region without a
   * readable name may be this one. Undefined when all is known.
   */
  readonly open: readonly UnreadValue[] | undefined;
  readonly clause: Clause;
  /** True if it is there only because Azure keeps every version in its home region, regardless of the clause. */
  readonly isOnlyHome: boolean;
  /** The mirrors of the gallery that copy it from there, by name. @default - none */
  readonly copiedBy: readonly string[];
  /** Its kind, rank, tier and waits there, from the plan; undefined for a version that was found. */
  readonly slot: RegionSlot | undefined;
  /** The policy as it was written; undefined without one. */
  readonly policy: ReplicationPolicy | undefined;
  /** The version that `latest` resolves to there, or null. */
  readonly latest: string | null;
  /** True if a Terraform file leaves open whether a newer version serves there. */
  readonly isLatestOpen: boolean;
  /** The path of the deciding key in the spec. */
  readonly at: SpecPath;
}

/** Reports whether the version is known not to be in the region. */
export function isAbsent({ target, open }: Why): boolean {
  return target === undefined && open === undefined;
}

/** Returns the explanation why a version is or is not in a region. */
export function why(subject: Subject): Why {
  const { plan, definition, version, region } = subject;
  const { policy } = definition;
  const slot = slotOf(definition, definition.versions.indexOf(version), region);
  const target = version.targetRegions.find(({ name }) => name === region);
  const clause = clauseOf(subject, slot);
  const latest = definition.latest.get(region) ?? null;
  const isOnlyHome = target?.because.clause === "home";
  const copiedBy = copiersOf(subject);
  const isForMirror = target?.because.clause === "mirror" && copiedBy[0] !== undefined;
  return {
    ...subject,
    target,
    open: mayBeIn(version, region) ? (unreadRegion(version, region)?.missing ?? []) : undefined,
    clause,
    isOnlyHome,
    copiedBy,
    slot,
    policy: policy.name === undefined ? undefined : own(plan.spec.policies, policy.name),
    latest,
    isLatestOpen: isLatestOpen(definition.versions, region, latest),
    at: isOnlyHome
      ? homeKey(subject)
      : isForMirror
        ? ["mirrors", copiedBy[0] as string]
        : keyOf(subject, clause, slot?.tier),
  };
}

/** Returns the mirrors that copy a version from a region, which is their home. */
function copiersOf({ plan: { spec }, definition, version, region }: Subject): string[] {
  if (definition.kind !== "image") return [];
  return mirrorNames(spec).filter((name) => {
    const mirror = own(spec.mirrors, name) as MirrorSpec;
    const isHome = regionName(mirror.location) === region;
    return isHome && isCopying(mirror, definition.name) && isMirrored(mirror, version.version);
  });
}

/** Returns the deciding clause. The order of the tests is that of the plan. */
function clauseOf({ definition, version, region }: Subject, slot: RegionSlot | undefined): Clause {
  const { policy } = definition;
  if (definition.foundIn !== undefined || !slot) return "found";
  if (version.spec.placement !== undefined) return "placement";
  if (policy.name === undefined) return "no-policy";
  if (!policy.regions.has(region)) return "outside-policy";
  if (slot.kind === "candidate") return "candidates";
  if (slot.rank === undefined) return "ring";
  return slot.tier === undefined ? "no-tier" : "tier";
}

function keyOf(subject: Subject, clause: Clause, tier: number | undefined): SpecPath {
  const { plan, definition, version, region } = subject;
  const ofItem = keyOfItem(definition);
  const ofVersion = [...ofItem, "versions", version.version];
  const ofPolicy = ["policies", definition.policy.name ?? ""];
  switch (clause) {
    case "found":
      return ofVersion;
    case "placement": {
      const keys = Object.keys(version.spec.placement ?? {}).filter((key) => regionName(key) === region);
      return [...ofVersion, "placement", ...keys.slice(0, 1)];
    }
    case "no-policy":
      if (definition.spec.policy !== undefined) return [...ofItem, "policy"];
      return plan.spec.gallery.policy === undefined ? ofItem : ["gallery", "policy"];
    case "outside-policy":
      return [...ofPolicy, "regions"];
    case "candidates": {
      const { candidates } = own(plan.spec.policies, definition.policy.name ?? "") ?? {};
      return candidates === undefined ? [...ofVersion, "state"] : [...ofPolicy, "candidates"];
    }
    case "ring":
      return [...ofVersion, "ring"];
    case "no-tier":
    case "tier":
      return [...ofPolicy, "tiers", ...(tier === undefined ? [] : [tier])];
  }
}

function keyOfItem({ kind, name }: ItemPlan): SpecPath {
  return [ITEM_SECTIONS[kind], name];
}

/** Returns the key of the spec that sets a version's home. */
function homeKey({ definition, version }: Subject): SpecPath {
  const ofItem = keyOfItem(definition);
  if (version.spec.location !== undefined) return [...ofItem, "versions", version.version, "location"];
  return definition.spec.location === undefined ? ["gallery", "location"] : [...ofItem, "location"];
}
