import type { GalleryPlan } from "../plan/plan";
import type { Acknowledgement } from "../spec/acknowledgement";
import type { Edit } from "../spec/edit";
import type { Finding, Severity, SpecOrigin, SpecPath } from "../spec/finding";
import type { GallerySpec } from "../spec/gallery-spec";
import type { LimitSettings } from "../spec/limit-settings";
import type { MonthlyCost } from "./monthly-cost";
import type { Cause, Rule } from "./rule";
import type { UsageRow } from "./usage";

export interface CheckOptions {
  /** The origins of specs that were read from text. @default - findings have no place */
  readonly origins?: ReadonlyMap<GallerySpec, SpecOrigin>;
  /** Today, `YYYY-MM-DD`. @default - rules about dates are silent */
  readonly asOf?: string;
  /** Limits of the whole app; they go before those of a spec. @default - each spec's, else Azure's usual ones */
  readonly limits?: LimitSettings;
  /** The usage outside the app that counts against the same limits. @default - nothing */
  readonly usage?: readonly UsageRow[];
  /** Findings that somebody takes responsibility for, beside those of the specs. @default - none */
  readonly acknowledge?: readonly Acknowledgement[];
  /** Rules of the team's own, beside the built-in ones. @default - none */
  readonly rules?: readonly Rule[];
  /** The monthly cost of a spec with a budget, and of its mirrors. @default - budgets are not compared */
  readonly monthlyCosts?: (spec: GallerySpec) => MonthlyCost | undefined;
  /** The only regions that galleries of the app may use; those of a spec hold too. @default - each spec's, else all */
  readonly allowedRegions?: readonly string[];
  /** Keys of tags that galleries, images, applications and versions must have, beside those of a spec. @default - each spec's */
  readonly requiredTags?: readonly string[];
  /** Severities that are higher than the rules' own, by rule id. @default - the rules' own */
  readonly severities?: Readonly<Record<string, Severity>>;
}

/** A finding, and the gallery at which it is shown. */
export interface LocatedFinding {
  readonly finding: Finding;
  readonly plan: GalleryPlan;
  /** True if it is about several galleries, of which this is one. @default - about this one alone */
  readonly isOfSeveral?: true;
  /** The place where a rule, or reading the file, found it. @default - it is about an acknowledgement */
  readonly at?: SpecPath;
  /** The edits that mend it, by paths in the file. @default - none is certain */
  readonly edits?: readonly Edit[];
  /** The mistake that it follows from. @default - none that a rule finds */
  readonly follows?: Cause;
}
