import { regionName } from "../../azure/regions";
import type { SpecPath } from "../../spec/finding";
import { own } from "../../text/order";
import { tierOfRank } from "../../plan/placement";
import type { DefinitionPlan, GalleryPlan, TargetRegion, VersionPlan } from "../../plan/plan";
import type { ReplicationPolicy } from "../../spec/policy";
import { standingsIn, type Standing } from "../../plan/ranking";
import { isLatestOpen, mayBeIn, unreadRegion, type UnreadValue } from "../../plan/unread";
import { orderChanges, type Kind, type Seat } from "../../plan/waits";

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
  readonly kind: Kind;
  /** A serving version's rank there, or the would-be rank of another one; undefined for one that has none. */
  readonly rank: number | undefined;
  /** The versions that stand before it in that rank, newest first. */
  readonly before: readonly string[];
  /** Index of the tier that takes the rank; -1 when none does. */
  readonly tier: number;
  /** The policy as it was written; undefined where there is none. */
  readonly policy: ReplicationPolicy | undefined;
  /** What `latest` resolves to there, or null. */
  readonly latest: string | null;
  /** Whether a newer version may serve there, of which a Terraform file leaves that open. */
  readonly isLatestOpen: boolean;
  /** What it waits for because of this region. */
  readonly waitsHere: readonly string[];
  /** The key of the spec that decides. */
  readonly at: SpecPath;
}

/** Why a version is, or is not, in a region. */
export function why(subject: Subject): Why {
  const { plan, definition, version, region } = subject;
  const { policy } = definition;
  const standings = standingsIn(region, definition);
  const index = definition.versions.indexOf(version);
  const { kind, rank } = standings[index] ?? { kind: "candidate", rank: undefined };
  const tier = rank === undefined ? -1 : tierOfRank(policy.tiers, rank);
  const target = version.targetRegions.find(({ name }) => name === region);
  const clause = clauseOf(subject, kind, rank, tier);
  const latest = definition.latest.get(region) ?? null;
  const isOnlyHome = target?.because.clause === "home";
  return {
    ...subject,
    target,
    open: mayBeIn(version, region) ? (unreadRegion(version, region)?.missing ?? []) : undefined,
    clause,
    isOnlyHome,
    kind,
    rank,
    before: before(definition, standings, index),
    tier,
    policy: policy.name === undefined ? undefined : own(plan.spec.policies, policy.name),
    latest,
    isLatestOpen: isLatestOpen(definition.versions, region, latest),
    waitsHere: definition.foundIn === undefined ? waitsIn(region, definition, standings, index) : [],
    at: isOnlyHome ? homeKey(subject) : keyOf(subject, clause, tier),
  };
}

/** The newer versions that count for a rank: those that serve, or for a would-be rank all that have or would have one. */
function before({ versions }: DefinitionPlan, standings: readonly Standing[], index: number): string[] {
  const own = standings[index];
  if (own?.rank === undefined) return [];
  const counts = ({ kind, rank }: Standing): boolean =>
    own.kind === "serving" ? kind === "serving" : rank !== undefined && kind !== "candidate";
  return versions
    .slice(0, index)
    .flatMap(({ version }, newer) => (counts(standings[newer] as Standing) ? [version] : []));
}

/** The order in which the plan asks. */
function clauseOf(
  { definition, version, region }: Subject,
  kind: Kind,
  rank: number | undefined,
  tier: number,
): Clause {
  const { policy } = definition;
  if (definition.foundIn !== undefined) return "found";
  if (version.spec.placement !== undefined) return "placement";
  if (policy.name === undefined) return "no-policy";
  if (!policy.regions.has(region)) return "outside-policy";
  if (kind === "candidate") return "candidates";
  if (rank === undefined) return "ring";
  return tier < 0 ? "no-tier" : "tier";
}

function waitsIn(
  region: string,
  { policy, versions }: DefinitionPlan,
  standings: readonly Standing[],
  of: number,
): readonly string[] {
  const seats = standings.map(({ kind, rank }, index): Seat => {
    const target = versions[index]?.targetRegions.find(({ name }) => name === region);
    const tier = rank === undefined ? -1 : tierOfRank(policy.tiers, rank);
    return {
      kind,
      tier: rank !== undefined && tier < 0 ? policy.tiers.length : tier,
      isPlaced: target !== undefined && target.because.clause !== "home",
    };
  });
  const waits = new Set<number>();
  orderChanges(
    seats,
    policy.tiers.length,
    (index) => versions[index]?.spec.withdrawn?.immediate === true,
    (index, on) => index === of && waits.add(on),
  );
  return [...waits].sort((a, b) => b - a).map((index) => (versions[index] as VersionPlan).version);
}

function keyOf(subject: Subject, clause: Clause, tier: number): SpecPath {
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
      return [...ofPolicy, "tiers"];
    case "tier":
      return [...ofPolicy, "tiers", tier];
  }
}

/** What says where a version's home is. */
function homeKey({ definition, version }: Subject): SpecPath {
  const ofImage = ["images", definition.name];
  if (version.spec.location !== undefined) return [...ofImage, "versions", version.version, "location"];
  return definition.spec.location === undefined ? ["gallery", "location"] : [...ofImage, "location"];
}
