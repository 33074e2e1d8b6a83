import type { SpecPath } from "../../spec/finding";
import type { ItemKind } from "../../spec/item-kind";
import type { GalleryPlan } from "../../plan/plan";
import type { Placement, ReplicationPolicy } from "../../spec/policy";
import { itemVersions, policies } from "./items";
import { kindsByPolicy } from "./policy-items";
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
  /** The kinds of items that it is for; those of a policy that nothing uses are images. */
  readonly kinds: readonly ItemKind[];
}

const IMAGES: readonly ItemKind[] = ["image"];

/** Yields every literal replica count of a spec: in tiers, candidates, edge zones and the versions' own placement. */
export function* writtenCounts(plan: GalleryPlan): Iterable<WrittenCount> {
  const byPolicy = kindsByPolicy(plan);
  for (const { name, policy, at, subject } of policies([plan])) {
    const kinds = byPolicy.get(name) ?? IMAGES;
    for (const [index, tier] of policy.tiers.entries()) {
      yield* ofPlacement(plan, [...at, "tiers", index], tier, `${subject}, tier ${shown(tier.name)},`, kinds);
    }
    yield* ofEdgeZones(plan, at, policy, subject);
    if (policy.candidates) {
      yield* ofPlacement(plan, [...at, "candidates"], policy.candidates, `${subject}, candidates,`, kinds);
    }
  }
  for (const { definition, version, at, subject } of itemVersions([plan])) {
    for (const [region, count] of Object.entries(version.spec.placement ?? {})) {
      const where = ` in ${shown(region)}`;
      yield { plan, at: [...at, "placement", region], count, subject, where, kinds: [definition.kind] };
    }
  }
}

function* ofEdgeZones(plan: GalleryPlan, at: SpecPath, policy: ReplicationPolicy, of: string): Iterable<WrittenCount> {
  for (const [region, { edgeZones }] of Object.entries(policy.regions)) {
    for (const [zone, { replicas: count }] of Object.entries(edgeZones ?? {})) {
      if (count === undefined) continue;
      const subject = `${of}, edge zone ${shown(zone)},`;
      const path = [...at, "regions", region, "edgeZones", zone, "replicas"];
      yield { plan, at: path, count, subject, where: "", kinds: IMAGES };
    }
  }
}

function* ofPlacement(
  plan: GalleryPlan,
  at: SpecPath,
  { replicas }: Placement,
  subject: string,
  kinds: readonly ItemKind[],
): Iterable<WrittenCount> {
  if (replicas === "demand") return;
  if (typeof replicas !== "object") {
    yield { plan, at: [...at, "replicas"], count: replicas, subject, where: "", kinds };
    return;
  }
  for (const [region, count] of Object.entries(replicas)) {
    if (count === "demand") continue;
    const where = region === "default" ? "" : ` in ${shown(region)}`;
    yield { plan, at: [...at, "replicas", region], count, subject, where, kinds };
  }
}

/** Returns "policy fleet, tier latest, asks for 51 replicas in westeurope". */
export function askedWords({ subject, count, where }: WrittenCount): string {
  return `${subject} asks for ${String(count)} replicas${where}`;
}
