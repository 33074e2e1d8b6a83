import { Annotations, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { RULES } from "../lib/rules/index";
import { locateFindings } from "../lib/check/check";
import type { LocatedFinding } from "../lib/check/check-options";
import { isOpen, type Finding, type SpecOrigin } from "../lib/spec/finding";
import { withMirrors } from "../lib/plan/mirror-plans";
import type { GalleryPlan } from "../lib/plan/plan";
import { findingsText } from "../lib/reports/findings/text";
import type { GallerySpec } from "../lib/spec/gallery-spec";
import { checksOf, type CheckSettings } from "./checks";
import { programOrigin } from "./program-origin";
import { galleryModels, type GalleryModel } from "./gallery-model";
import { referenceCycles } from "./reference-cycles";
import { announceWarnings } from "./warnings-line";

const GUARDED = Symbol.for("gallerist/guarded");

/**
 * Adds one validation of all galleries of the app to every stack that exists by now. cdktf validates stack by stack and
 * stops at the first error, so each stack's validation reports all findings.
 */
export function guardStacks(scope: IConstruct): void {
  for (const construct of scope.node.root.node.findAll()) {
    if (TerraformStack.isStack(construct)) guard(construct);
  }
}

/** Adds the validation to the stack of a construct. A definition's stack may be newer than its gallery. */
export function guardStackOf(construct: IConstruct): void {
  guard(TerraformStack.of(construct));
}

function guard(stack: TerraformStack): void {
  if (GUARDED in stack) return;
  Object.defineProperty(stack, GUARDED, { value: true });
  stack.node.addValidation({ validate: () => validate(stack) });
}

/**
 * Returns the errors of the whole app, which stop synth. Adds the warnings of this stack's galleries as annotations,
 * which only cdktf's command line shows.
 */
function validate(stack: TerraformStack): string[] {
  const app = stack.node.root;
  const models = galleryModels(app);
  const findings = checkOnce(app, models);
  const warnings = warningsOf(findings, models);
  for (const { finding, owner } of warnings) {
    if (TerraformStack.of(owner) === stack) warn(owner, `${finding.problem} [${finding.rule}]; ${finding.help}`);
  }
  if (!findings.some(({ finding }) => finding.severity === "error" && isOpen(finding))) {
    announceWarnings(
      app,
      warnings.map(({ owner }) => TerraformStack.of(owner).node.path),
    );
    return cyclesIn(stack);
  }
  const report = findingsText(findings.map((located) => atConstruct(located, models)));
  throwWithoutStack();
  return [`the galleries of this app have errors; do not apply what an earlier synth left\n\n${report}`];
}

/** Returns the errors of versions that refer to each other, without a stack trace. */
function cyclesIn(stack: TerraformStack): string[] {
  const cycles = referenceCycles(stack);
  if (cycles.length > 0) throwWithoutStack();
  return cycles;
}

interface Warning {
  readonly finding: Finding;
  readonly owner: IConstruct;
}

/** Returns the warnings that count, each with the construct of its gallery. */
function warningsOf(findings: readonly LocatedFinding[], models: readonly GalleryModel[]): Warning[] {
  const owners = new Map(models.map(({ plan, owner }) => [plan, owner]));
  return findings.flatMap(({ finding, plan }) => {
    const owner = owners.get(plan);
    return finding.severity === "warning" && isOpen(finding) && owner ? [{ finding, owner }] : [];
  });
}

/** Removes the stack trace from the error that cdktf throws next: it would show cdktf's code and hide the report. */
function throwWithoutStack(): void {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  queueMicrotask(() => (Error.stackTraceLimit = stackTraceLimit));
}

/** Returns a finding with the construct of its gallery, unless it has a place in a file. */
function atConstruct({ finding, plan }: LocatedFinding, models: readonly GalleryModel[]): Finding {
  const owner = models.find((model) => model.plan === plan)?.owner;
  return finding.place || !owner ? finding : { ...finding, path: `${finding.path}, of construct ${owner.node.path}` };
}

/** Adds a warning once, since a stack may be synthesized more than once. */
function warn(owner: IConstruct, message: string): void {
  if (owner.node.metadata.some(({ data }) => data === message)) return;
  Annotations.of(owner).addWarning(message);
}

/** Returns the findings of all galleries of an app. */
export function findingsOfApp(app: IConstruct): readonly LocatedFinding[] {
  return checkOnce(app, galleryModels(app));
}

interface Checked {
  readonly settings: CheckSettings;
  readonly plans: readonly GalleryPlan[];
  readonly findings: readonly LocatedFinding[];
}

const checkedApps = new WeakMap<IConstruct, Checked>();

/**
 * Returns the findings of the app. They are computed once for the same settings and plans, since every stack asks for
 * them.
 */
function checkOnce(app: IConstruct, models: readonly GalleryModel[]): readonly LocatedFinding[] {
  const plans = models.map((model) => model.plan);
  const settings = checksOf(app);
  const checked = checkedApps.get(app);
  const isCurrent =
    checked?.settings === settings &&
    checked.plans.length === plans.length &&
    plans.every((plan, index) => plan === checked.plans[index]);
  if (isCurrent) return checked.findings;
  const findings = findingsOf(models, settings);
  checkedApps.set(app, { settings, plans, findings });
  return findings;
}

/** Returns the findings of galleries. Those of a mirror are found as such, wherever in the app it is made. */
function findingsOf(models: readonly GalleryModel[], settings: CheckSettings): LocatedFinding[] {
  const plans = models.map((model) => model.plan);
  const known = withMirrors(plans);
  const given = new Map(known.map((plan, index) => [plan, plans[index] as GalleryPlan]));
  const located = locateFindings(RULES, known, { ...settings, origins: originsOf(models) });
  return located.map((each) => ({ ...each, plan: given.get(each.plan) ?? each.plan }));
}

function originsOf(models: readonly GalleryModel[]): ReadonlyMap<GallerySpec, SpecOrigin> {
  return new Map(
    models.map((model) => [model.plan.spec, model.facts.origin ?? programOrigin((text) => model.isExpression(text))]),
  );
}
