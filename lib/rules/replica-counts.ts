import type { SpecPath } from "../finding";
import type { GalleryPlan } from "../plan";
import type { Placement } from "../policy";

/** A replica count as the user wrote it. */
export interface WrittenCount {
  readonly plan: GalleryPlan;
  readonly at: SpecPath;
  readonly count: unknown;
  /** Who asks: "policy fleet, tier latest," or the version. */
  readonly subject: string;
  /** " in westeurope" where the count is of one region, else nothing. */
  readonly where: string;
}

/** Every replica count of a spec that is a literal: in tiers, candidates and the versions' own placement. */
export function* writtenCounts(plan: GalleryPlan): Iterable<WrittenCount> {
  const { spec } = plan;
  for (const [name, policy] of Object.entries(spec.policies ?? {})) {
    const at = ["policies", name];
    for (const [index, tier] of policy.tiers.entries()) {
      yield* ofPlacement(plan, [...at, "tiers", index], tier, `policy ${name}, tier ${tier.name},`);
    }
    if (policy.candidates)
      yield* ofPlacement(plan, [...at, "candidates"], policy.candidates, `policy ${name}, candidates,`);
  }
  for (const [image, { versions }] of Object.entries(spec.images ?? {})) {
    for (const [version, { placement }] of Object.entries(versions ?? {})) {
      const at = ["images", image, "versions", version, "placement"];
      const subject = `${spec.gallery.name}/${image}/${version}`;
      for (const [region, count] of Object.entries(placement ?? {})) {
        yield { plan, at: [...at, region], count, subject, where: ` in ${region}` };
      }
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
    const where = region === "default" ? "" : ` in ${region}`;
    yield { plan, at: [...at, "replicas", region], count, subject, where };
  }
}
