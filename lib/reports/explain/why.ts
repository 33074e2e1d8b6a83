import { regionName } from "../../azure/regions";
import type { SpecPath } from "../../spec/finding";
import { own } from "../../text/order";
import type { DefinitionPlan, GalleryPlan, TargetRegion, VersionPlan } from "../../plan/plan";
import type { ReplicationPolicy } from "../../spec/policy";
import { slotOf, type RegionSlot } from "../../plan/region-slots";
import { isLatestOpen, mayBeIn, unreadRegion, type UnreadValue } from "../../plan/unread";

/** A version in a region, which it may not be in. */
export interface Subject {
  readonly plan: GalleryPlan;
  readonly definition: DefinitionPlan;
  readonly version: VersionPlan;
  /** In its one spelling. */
  readonly region: string;
}

/**
 * The clause of a spec that has the say on a version in a region, whether it puts it there or not: the version's own
 * placement, that of candidates, or a tier; or what keeps it from having one.
 */
export type Clause =
  "found" | "placement" | "no-policy" | "outside-policy" | "candidates" | "ring" | "no-tier" | "tier";

/** Why a version is, or is not, in a region. */
export interface Why extends Subject {
  /** Undefined when it is not there, or not known to be. */
  readonly target: TargetRegion | undefined;
  /**
   * What a Terraform file leaves open of it there: values of a region that it names, or nothing where a region without
   * a readable name may be this one. Undefined when all is known.
   */
  readonly open: readonly UnreadValue[] | undefined;
  readonly clause: Clause;
  /** It is there only because Azure keeps every version in its home region, whatever the clause says. */
  readonly isOnlyHome: boolean;
  /** Its kind, rank, tier and waits there, as the plan knows them; undefined for what was found. */
  readonly slot: RegionSlot | undefined;
  /** The policy as it was written; undefined where there is none. */
  readonly policy: ReplicationPolicy | undefined;
  /** What `latest` resolves to there, or null. */
  readonly latest: string | null;
  /** Whether a newer version may serve there, of which a Terraform file leaves that open. */
  readonly isLatestOpen: boolean;
  /** The key of the spec that decides. */
  readonly at: SpecPath;
}

/** Why a version is, or is not, in a region. */
export function why(subject: Subject): Why {
  const { plan, definition, version, region } = subject;
  const { policy } = definition;
  const slot = slotOf(definition, definition.versions.indexOf(version), region);
  const target = version.targetRegions.find(({ name }) => name === region);
  const clause = clauseOf(subject, slot);
  const latest = definition.latest.get(region) ?? null;
  const isOnlyHome = target?.because.clause === "home";
  return {
    ...subject,
    target,
    open: mayBeIn(version, region) ? (unreadRegion(version, region)?.missing ?? []) : undefined,
    clause,
    isOnlyHome,
    slot,
    policy: policy.name === undefined ? undefined : own(plan.spec.policies, policy.name),
    latest,
    isLatestOpen: isLatestOpen(definition.versions, region, latest),
    at: isOnlyHome ? homeKey(subject) : keyOf(subject, clause, slot?.tier),
  };
}

/** The order in which the plan asks. */
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
  const ofImage = ["images", definition.name];
  const ofVersion = [...ofImage, "versions", version.version];
  const ofPolicy = ["policies", definition.policy.name ?? ""];
  switch (clause) {
    case "found":
      return ofVersion;
    case "placement": {
      const keys = Object.keys(version.spec.placement ?? {}).filter((key) => regionName(key) === region);
      return [...ofVersion, "placement", ...keys.slice(0, 1)];
    }
    case "no-policy":
      if (definition.spec.policy !== undefined) return [...ofImage, "policy"];
      return plan.spec.gallery.policy === undefined ? ofImage : ["gallery", "policy"];
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

/** What says where a version's home is. */
function homeKey({ definition, version }: Subject): SpecPath {
  const ofImage = ["images", definition.name];
  if (version.spec.location !== undefined) return [...ofImage, "versions", version.version, "location"];
  return definition.spec.location === undefined ? ["gallery", "location"] : [...ofImage, "location"];
}
