import { regionName } from "../azure/regions";
import { applyAcknowledgements } from "./acknowledge";
import { assertCheckOptions } from "./assert-options";
import { inOrder } from "./causes";
import type { CheckOptions, LocatedFinding } from "./check-options";
import { galleryRefs, type GalleryRef } from "../spec/gallery-identity";
import { findingPath, sourceOf, type Finding, type Severity, type SpecOrigin } from "../spec/finding";
import { resolveLimits, type ResolvedLimits } from "../spec/limit-settings";
import type { GalleryPlan } from "../plan/plan";
import type { Context, TeamRules, Violation, Rule } from "./rule";
import { SYNTAXES } from "./syntax";
import type { GallerySpec } from "../spec/gallery-spec";
import { valueIn } from "../text/value-in";

/**
 * Reports everything that is wrong or doubtful in the galleries of an app, by path, then rule.
 * @param rules the built-in rules; those of `options` stand beside them
 * @throws CheckOptionsError when options are not valid: a rule or limit that does not exist, a day that is no date
 */
export function check(rules: readonly Rule[], plans: readonly GalleryPlan[], options: CheckOptions = {}): Finding[] {
  return locateFindings(rules, plans, options).map(({ finding }) => finding);
}

/** Reports the same as `check`, with the gallery of each finding. */
export function locateFindings(
  rules: readonly Rule[],
  plans: readonly GalleryPlan[],
  options: CheckOptions = {},
): LocatedFinding[] {
  assertCheckOptions(rules, options);
  const all = [...rules, ...(options.rules ?? [])];
  const origins = options.origins ?? new Map<GallerySpec, SpecOrigin>();
  const ofReading: LocatedFinding[] = plans.flatMap((plan) => ofReadingOf(plan, origins.get(plan.spec)));
  const acknowledged = applyAcknowledgements(
    withoutRepeated(findingsOfRules(all, plans, options, origins)),
    all,
    plans,
    options,
    origins,
  );
  return withGalleries(inOrder([...ofReading, ...acknowledged]), plans);
}

function ofReadingOf(plan: GalleryPlan, origin: SpecOrigin | undefined): LocatedFinding[] {
  return (origin?.findings ?? []).map((finding) => {
    const { at, fix } = origin?.mistakes?.get(finding) ?? {};
    return { finding, plan, ...(at && { at }), ...(fix && { edits: [fix] }) };
  });
}

/** Adds its gallery to each finding about one gallery. */
function withGalleries(located: readonly LocatedFinding[], plans: readonly GalleryPlan[]): LocatedFinding[] {
  const refs = galleryRefs(plans.map(({ spec }) => spec.gallery));
  return located.map((each) =>
    each.isOfSeveral
      ? each
      : { ...each, finding: { ...each.finding, gallery: refs.get(each.plan.spec.gallery) as GalleryRef } },
  );
}

type Origins = ReadonlyMap<GallerySpec, SpecOrigin>;

function findingsOfRules(
  rules: readonly Rule[],
  plans: readonly GalleryPlan[],
  options: CheckOptions,
  origins: Origins,
): LocatedFinding[] {
  const context = contextOf(rules, plans, options, origins);
  const located: LocatedFinding[] = [];
  for (const rule of rules) {
    const ofApp = options.severities?.[rule.id] ?? rule.severity;
    for (const found of rule.find(context)) {
      const isRaised = found.plan.spec.checks?.severities?.[rule.id] === "error";
      const severity = isRaised ? "error" : ofApp;
      const origin = origins.get(found.plan.spec);
      if (origin && isDoubtful(found, origin)) continue;
      located.push({
        finding: toFinding(rule, severity, found, origin),
        plan: found.plan,
        at: found.at,
        ...editsOf(rule, found, origin),
        ...(found.follows && { follows: found.follows }),
        ...(found.path !== undefined && { isOfSeveral: true }),
      });
    }
  }
  return located;
}

/** Returns the edits that mend a violation in the text that it was read from. */
function editsOf(rule: Rule, found: Violation, origin: SpecOrigin | undefined): Pick<LocatedFinding, "edits"> {
  const edits = rule.fix?.(found) ?? [];
  return edits.length === 0
    ? {}
    : { edits: edits.map((edit) => ({ ...edit, at: origin?.textPath?.(edit.at) ?? edit.at })) };
}

/**
 * Returns the findings without those of a mirror that its gallery has too, at the same key: what a mirror takes over is
 * written once.
 */
function withoutRepeated(located: readonly LocatedFinding[]): LocatedFinding[] {
  if (!located.some(({ plan }) => plan.mirrorOf)) return [...located];
  const found = new Map<GallerySpec, Set<string>>();
  const keyOf = ({ finding, at }: LocatedFinding): string => JSON.stringify([finding.rule, at]);
  for (const each of located) valueIn(found, each.plan.spec, () => new Set()).add(keyOf(each));
  return located.filter((each) => {
    const { mirrorOf } = each.plan;
    return !mirrorOf || !found.get(mirrorOf)?.has(keyOf(each));
  });
}

/** Reports whether something that could not be read may be all that is wrong. */
function isDoubtful({ at, isOfKey, restsOn = [] }: Violation, origin: SpecOrigin): boolean {
  return (!isOfKey && origin.isIncomplete(at)) || restsOn.some((other) => origin.isIncomplete(other));
}

function contextOf(
  rules: readonly Rule[],
  plans: readonly GalleryPlan[],
  options: CheckOptions,
  origins: Origins,
): Context {
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
    monthlyCost: ({ spec }) => options.monthlyCosts?.(spec),
    checks: ({ spec }) => teamRules(options, spec.checks ?? {}),
    severities: new Map(rules.map(({ id, severity }) => [id, severity])),
    isExpression: ({ spec }, text) => text.includes("${") && isExpression(origins.get(spec), text),
  };
}

/** Returns what both an app and a spec allow, and what either requires. */
function teamRules(app: TeamRules, spec: TeamRules): TeamRules {
  const [ofApp, ofSpec] = [app.allowedRegions, spec.allowedRegions];
  const names = new Set(ofApp?.map(regionName));
  const allowedRegions = ofApp && ofSpec ? ofSpec.filter((region) => names.has(regionName(region))) : (ofSpec ?? ofApp);
  const requiredTags = [...new Set([...(app.requiredTags ?? []), ...(spec.requiredTags ?? [])])];
  return { ...(allowedRegions && { allowedRegions }), requiredTags };
}

/** Reports whether a text with the signs of an expression is one, as far as the origin of its spec tells. */
function isExpression(origin: SpecOrigin | undefined, text: string): boolean {
  if (origin?.isExpression) return origin.isExpression(text);
  return origin === undefined || origin.hasExpressions === true;
}

function toFinding(rule: Rule, severity: Severity, found: Violation, origin: SpecOrigin | undefined): Finding {
  const syntax = SYNTAXES[origin?.syntax ?? "yaml"];
  return {
    rule: rule.id,
    severity,
    path: found.path ?? findingPath(found.plan.spec, found.at),
    problem: rule.problem(found, syntax),
    help: rule.help(found, syntax),
    source: sourceOf(rule),
    place: origin?.place(found.at) ?? null,
  };
}
