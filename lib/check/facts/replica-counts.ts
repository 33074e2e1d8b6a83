import type { SpecPath } from "../../spec/finding";
import type { GalleryPlan } from "../../plan/plan";
import type { Placement, ReplicationPolicy } from "../../spec/policy";
import { policies, versions } from "./items";
import { shown } from "../../text/wording";

/** A replica count as the user wrote it. */
export interface WrittenCount {
  readonly plan: GalleryPlan;
  readonly at: SpecPath;
  readonly count: unknown;
  /** The subject that asks: "policy fleet, tier latest," or the version. */
  readonly subject: string;
  /** The text " in westeurope" where the count is of one region, else an empty text. */
  readonly where: string;
}

/** Yields every literal replica count of a spec: in tiers, candidates, edge zones and the versions' own placement. */
export function* writtenCounts(plan: GalleryPlan): Iterable<WrittenCount> {
  for (const { policy, at, subject } of policies([plan])) {
    for (const [index, tier] of policy.tiers.entries()) {
      yield* ofPlacement(plan, [...at, "tiers", index], tier, `${subject}, tier ${shown(tier.name)},`);
    }
    yield* ofEdgeZones(plan, at, policy, subject);
    if (policy.candidates) {
      yield* ofPlacement(plan, [...at, "candidates"], policy.candidates, `${subject}, candidates,`);
    }
  }
  for (const { version, at, subject } of versions([plan])) {
    for (const [region, count] of Object.entries(version.spec.placement ?? {})) {
      yield { plan, at: [...at, "placement", region], count, subject, where: ` in ${shown(region)}` };
    }
  }
}

function* ofEdgeZones(plan: GalleryPlan, at: SpecPath, policy: ReplicationPolicy, of: string): Iterable<WrittenCount> {
  for (const [region, { edgeZones }] of Object.entries(policy.regions)) {
    for (const [zone, { replicas: count }] of Object.entries(edgeZones ?? {})) {
      if (count === undefined) continue;
      const subject = `${of}, edge zone ${shown(zone)},`;
      yield { plan, at: [...at, "regions", region, "edgeZones", zone, "replicas"], count, subject, where: "" };
    }
  }
}

function* ofPlacement(
  plan: GalleryPlan,
  at: SpecPath,
  { replicas }: Placement,
  subject: string,
): Iterable<WrittenCount> {
  if (replicas === "demand") return;
  if (typeof replicas !== "object") {
    yield { plan, at: [...at, "replicas"], count: replicas, subject, where: "" };
    return;
  }
  for (const [region, count] of Object.entries(replicas)) {
    if (count === "demand") continue;
    const where = region === "default" ? "" : ` in ${shown(region)}`;
    yield { plan, at: [...at, "replicas", region], count, subject, where };
  }
}

/** Returns "policy fleet, tier latest, asks for 51 replicas in westeurope". */
export function askedWords({ subject, count, where }: WrittenCount): string {
  return `${subject} asks for ${String(count)} replicas${where}`;
}
