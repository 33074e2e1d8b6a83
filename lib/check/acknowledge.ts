import type { Acknowledgement } from "../spec/acknowledgement";
import type { CheckOptions, LocatedFinding } from "./check-options";
import { isDay } from "../spec/day";
import { sourceOf, type Finding, type SpecOrigin, type SpecPath } from "../spec/finding";
import { didYouMean } from "../text/nearest";
import { READING_RULES } from "../parse/mistakes";
import type { GalleryPlan } from "../plan/plan";
import type { Rule } from "./rule";
import { firstFew, found, quoted } from "../text/wording";
import type { GallerySpec } from "../spec/gallery-spec";

/** The rules about acknowledgements themselves. Their findings can't be acknowledged. */
export const ACKNOWLEDGEMENT_RULES = {
  "unused-acknowledgement": "an acknowledgement of nothing",
  "expired-acknowledgement": "an acknowledgement whose last day is over",
  "empty-acknowledgement": "an acknowledgement without a reason",
  "invalid-acknowledgement": "an acknowledgement whose last day is not a date",
} as const;

/** The page about acknowledgements, a file of the package. */
export const ACKNOWLEDGEMENTS_PAGE = "docs/rules/index.md#acknowledgements";

/** An acknowledgement, and the place where it stands. */
interface PlacedAcknowledgement {
  readonly acknowledgement: Acknowledgement;
  /** The spec that holds it; undefined for one of the whole app. */
  readonly plan: GalleryPlan | undefined;
  readonly at: SpecPath;
}

/**
 * Marks the findings that are acknowledged, and adds findings about acknowledgements. An acknowledgement in a spec
 * holds for findings of that spec's gallery; one given for the app holds for any.
 */
export function applyAcknowledgements(
  findings: readonly LocatedFinding[],
  rules: readonly Rule[],
  plans: readonly GalleryPlan[],
  options: Pick<CheckOptions, "acknowledge" | "asOf">,
  origins: ReadonlyMap<GallerySpec, SpecOrigin>,
): LocatedFinding[] {
  const first = plans[0];
  const given = first ? givenIn(plans, options.acknowledge ?? []) : [];
  if (!first || given.length === 0) return [...findings];
  const used = new Set<PlacedAcknowledgement>();
  const marked = findings.map((located) => {
    const valid = given.filter((one) => concerns(one, located));
    valid.forEach((one) => used.add(one));
    const reason = valid.find((one) => !isExpired(one, options.asOf) && hasReason(one))?.acknowledgement.reason;
    return reason === undefined ? located : { ...located, finding: { ...located.finding, acknowledged: reason } };
  });
  const faults = given.flatMap((one) => {
    const fault = faultOf(one, used.has(one), options.asOf, () => unusedAdvice(one, findings, rules));
    const plan = one.plan ?? first;
    return fault
      ? [
          {
            plan,
            ...(!one.plan && { isOfSeveral: true as const }),
            finding: {
              ...fault,
              place: one.plan ? (origins.get(plan.spec)?.place(placeOf(one, fault.rule)) ?? null) : null,
            },
          },
        ]
      : [];
  });
  return [...marked, ...faults];
}

/** Acknowledgements of a gallery that is removed have nothing left to find. */
function givenIn(plans: readonly GalleryPlan[], ofApp: readonly Acknowledgement[]): PlacedAcknowledgement[] {
  const staying = plans.filter(({ spec }) => spec.gallery.removed !== true);
  const ofSpecs = staying.flatMap((plan) =>
    (plan.spec.acknowledge ?? []).map((acknowledgement, index) => ({
      acknowledgement,
      plan,
      at: ["acknowledge", index],
    })),
  );
  return [...ofSpecs, ...ofApp.map((acknowledgement) => ({ acknowledgement, plan: undefined, at: [] }))];
}

function concerns({ acknowledgement: { rule, path }, plan }: PlacedAcknowledgement, located: LocatedFinding): boolean {
  const { finding } = located;
  if (plan !== undefined && !isOf(plan, located.plan)) return false;
  return rule === finding.rule && (path === finding.path || finding.path.startsWith(`${path}/`));
}

/** Reports whether a plan is that of a spec's gallery, or of one of its mirrors. */
function isOf(holder: GalleryPlan, plan: GalleryPlan): boolean {
  return plan === holder || plan.mirrorOf === holder.spec;
}

/** Reports whether an acknowledgement is expired. The last day counts; nothing expires when today is not known. */
function isExpired({ acknowledgement: { until } }: PlacedAcknowledgement, asOf: string | undefined): boolean {
  return until !== undefined && asOf !== undefined && until < asOf;
}

function hasReason({ acknowledgement: { reason } }: PlacedAcknowledgement): boolean {
  return reason.trim() !== "";
}

function placeOf({ at }: PlacedAcknowledgement, rule: string): SpecPath {
  return rule === "invalid-acknowledgement" ? [...at, "until"] : at;
}

/** Returns advice on an acknowledgement that matches no finding. */
function unusedAdvice(
  { acknowledgement: { rule }, plan }: PlacedAcknowledgement,
  findings: readonly LocatedFinding[],
  rules: readonly Rule[],
) {
  if (Object.hasOwn(READING_RULES, rule))
    return "remove it and fix the file: what reading it finds can't be acknowledged";
  if (Object.hasOwn(ACKNOWLEDGEMENT_RULES, rule))
    return "remove it: findings about acknowledgements can't be acknowledged";
  const ids = rules.map(({ id }) => id);
  if (!ids.includes(rule))
    return `there is no such rule; ${didYouMean(rule, ids) ?? "`gallerist explain` lists all rules"}`;
  const ofRule = findings.filter(({ finding }) => finding.rule === rule);
  const paths = ofRule
    .filter((found) => plan === undefined || isOf(plan, found.plan))
    .map(({ finding }) => finding.path);
  if (paths.length === 0) return "remove it: this rule finds nothing here";
  return `write the path of a finding of this rule: ${firstFew([...new Set(paths)].map(quoted))}`;
}

function faultOf(
  given: PlacedAcknowledgement,
  isUsed: boolean,
  asOf: string | undefined,
  advice: () => string,
): Omit<Finding, "place"> | undefined {
  const { rule, path, until } = given.acknowledgement;
  const about = (id: keyof typeof ACKNOWLEDGEMENT_RULES) => ({
    path,
    rule: id,
    source: sourceOf({ id, source: ACKNOWLEDGEMENTS_PAGE }),
  });
  const subject = `the acknowledgement of ${rule} at ${path}`;
  if (!hasReason(given)) {
    return {
      ...about("empty-acknowledgement"),
      severity: "error",
      problem: `${subject} has no reason`,
      help: "write why it is fine",
    };
  }
  if (until !== undefined && !isDay(until)) {
    return {
      ...about("invalid-acknowledgement"),
      severity: "error",
      problem: `${subject} holds until ${found(until)}, which is not a date`,
      help: "write its last day, such as 2030-06-30",
    };
  }
  if (isExpired(given, asOf)) {
    return {
      ...about("expired-acknowledgement"),
      severity: "warning",
      problem: `${subject} held until ${String(until)}, and today is ${String(asOf)}`,
      help: isUsed ? "fix what it is about, or set a later `until`" : "remove it: there is nothing left to acknowledge",
    };
  }
  if (isUsed) return undefined;
  return {
    ...about("unused-acknowledgement"),
    severity: "warning",
    problem: `${subject} matches no finding`,
    help: advice(),
  };
}
