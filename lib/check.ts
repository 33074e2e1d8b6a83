import { findingPath, type Finding, type SpecOrigin } from "./finding";
import { byCodeUnit } from "./order";
import type { GalleryPlan } from "./plan";
import { RULES } from "./rules";
import type { Context, Found, Rule } from "./rules/rule";
import type { GallerySpec } from "./spec";

export interface CheckOptions {
  /** Where specs that were read from text stand. @default - findings have no place */
  readonly origins?: ReadonlyMap<GallerySpec, SpecOrigin>;
}

/** A finding, and the gallery that it is shown at. */
export interface LocatedFinding {
  readonly finding: Finding;
  readonly plan: GalleryPlan;
}

/** Everything that is wrong or doubtful in the galleries of an app, by path, then rule. */
export function check(plans: readonly GalleryPlan[], options: CheckOptions = {}): Finding[] {
  return locateFindings(plans, options).map(({ finding }) => finding);
}

/** As `check`, with the gallery of each finding. */
export function locateFindings(plans: readonly GalleryPlan[], options: CheckOptions = {}): LocatedFinding[] {
  const origins = options.origins ?? new Map<GallerySpec, SpecOrigin>();
  const located: LocatedFinding[] = plans.flatMap((plan) =>
    (origins.get(plan.spec)?.findings ?? []).map((finding) => ({ finding, plan })),
  );
  const isExpression: Context["isExpression"] = ({ spec }, text) => text.includes("${") && !origins.has(spec);
  for (const rule of RULES) {
    for (const found of rule.find({ plans, isExpression })) {
      const origin = origins.get(found.plan.spec);
      if (!origin?.isIncomplete(found.at)) located.push({ finding: toFinding(rule, found, origin), plan: found.plan });
    }
  }
  return located.sort(
    ({ finding: a }, { finding: b }) =>
      byCodeUnit(a.path, b.path) || byCodeUnit(a.rule, b.rule) || byCodeUnit(a.problem, b.problem),
  );
}

function toFinding(rule: Rule, found: Found, origin: SpecOrigin | undefined): Finding {
  return {
    rule: rule.id,
    severity: rule.severity,
    path: found.path ?? findingPath(found.plan.spec, found.at),
    problem: rule.problem(found),
    help: rule.help(found),
    source: rule.source,
    place: origin?.place(found.at) ?? null,
  };
}
