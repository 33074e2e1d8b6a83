import { judge, type Acknowledgement } from "./acknowledge";
import { assertCheckOptions } from "./check-options";
import { findingPath, type Finding, type Severity, type SpecOrigin } from "./finding";
import { resolveLimits, type LimitSettings, type ResolvedLimits } from "./limits";
import { byCodeUnit } from "./order";
import type { GalleryPlan } from "./plan";
import { RULES } from "./rules";
import type { Context, Found, Rule } from "./rules/rule";
import type { GallerySpec } from "./spec";
import type { UsageRow } from "./usage";

export interface CheckOptions {
  /** Where specs that were read from text stand. @default - findings have no place */
  readonly origins?: ReadonlyMap<GallerySpec, SpecOrigin>;
  /** Today, `YYYY-MM-DD`. @default - rules about dates are silent */
  readonly asOf?: string;
  /** Limits of the whole app; they go before those of a spec. @default - each spec's, else Azure's usual ones */
  readonly limits?: LimitSettings;
  /** What exists outside the app and counts against the same limits. @default - nothing */
  readonly usage?: readonly UsageRow[];
  /** Findings that somebody takes responsibility for, beside those of the specs. @default - none */
  readonly acknowledge?: readonly Acknowledgement[];
  /** Rules of the team's own, beside the built-in ones. @default - none */
  readonly rules?: readonly Rule[];
  /** Severities that differ from the rules' own, by rule id. @default - the rules' own */
  readonly severities?: Readonly<Record<string, Severity | "off">>;
}

/** A finding, and the gallery that it is shown at. */
export interface LocatedFinding {
  readonly finding: Finding;
  readonly plan: GalleryPlan;
}

/**
 * Everything that is wrong or doubtful in the galleries of an app, by path, then rule.
 * @throws CheckOptionsError when options mean nothing: a rule or limit that does not exist, a day that is no date
 */
export function check(plans: readonly GalleryPlan[], options: CheckOptions = {}): Finding[] {
  return locateFindings(plans, options).map(({ finding }) => finding);
}

/** As `check`, with the gallery of each finding. */
export function locateFindings(plans: readonly GalleryPlan[], options: CheckOptions = {}): LocatedFinding[] {
  assertCheckOptions(options);
  const origins = options.origins ?? new Map<GallerySpec, SpecOrigin>();
  const ofReading: LocatedFinding[] = plans.flatMap((plan) =>
    (origins.get(plan.spec)?.findings ?? []).map((finding) => ({ finding, plan })),
  );
  const judged = judge(findingsOfRules(plans, options, origins), plans, options, origins);
  return [...ofReading, ...judged].sort(
    ({ finding: a }, { finding: b }) =>
      byCodeUnit(a.path, b.path) || byCodeUnit(a.rule, b.rule) || byCodeUnit(a.problem, b.problem),
  );
}

type Origins = ReadonlyMap<GallerySpec, SpecOrigin>;

function findingsOfRules(plans: readonly GalleryPlan[], options: CheckOptions, origins: Origins): LocatedFinding[] {
  const context = contextOf(plans, options, origins);
  const located: LocatedFinding[] = [];
  for (const rule of [...RULES, ...(options.rules ?? [])]) {
    const severity = options.severities?.[rule.id] ?? rule.severity;
    if (severity === "off") continue;
    for (const found of rule.find(context)) {
      const origin = origins.get(found.plan.spec);
      if (!found.isOfKey && origin?.isIncomplete(found.at)) continue;
      located.push({ finding: toFinding(rule, severity, found, origin), plan: found.plan });
    }
  }
  return located;
}

function contextOf(plans: readonly GalleryPlan[], options: CheckOptions, origins: Origins): Context {
  const limits = new Map<GalleryPlan, ResolvedLimits>();
  return {
    plans,
    asOf: options.asOf,
    usage: options.usage ?? [],
    limits: (plan) => {
      let resolved = limits.get(plan);
      if (!resolved) limits.set(plan, (resolved = resolveLimits(options.limits, plan.spec.limits)));
      return resolved;
    },
    isExpression: ({ spec }, text) => text.includes("${") && mayHoldExpressions(origins.get(spec)),
  };
}

/** A spec of a program may, one from a text only where its reader left them. */
function mayHoldExpressions(origin: SpecOrigin | undefined): boolean {
  return origin === undefined || origin.hasExpressions === true;
}

function toFinding(rule: Rule, severity: Severity, found: Found, origin: SpecOrigin | undefined): Finding {
  return {
    rule: rule.id,
    severity,
    path: found.path ?? findingPath(found.plan.spec, found.at),
    problem: rule.problem(found),
    help: rule.help(found),
    source: rule.source,
    place: origin?.place(found.at) ?? null,
  };
}
