import type { ChecksSpec } from "../spec/checks-spec";
import type { Edit } from "../spec/edit";
import type { Severity, SpecPath } from "../spec/finding";
import type { GalleryPlan } from "../plan/plan";
import type { ResolvedLimits } from "../spec/limit-settings";
import type { GallerySpec } from "../spec/gallery-spec";
import type { MonthlyCost } from "./monthly-cost";
import type { Syntax } from "./syntax";
import type { UsageRow } from "./usage";

/** Sections of the documentation, in its order. */
export const SECTIONS = [
  "names",
  "galleries",
  "mirrors",
  "definitions",
  "versions",
  "applications",
  "access",
  "policies",
  "regions and storage",
  "replicas",
  "encryption",
  "limits",
  "a team's own checks",
] as const;

export type Section = (typeof SECTIONS)[number];

/** What a team allows and requires beyond Azure's rules. */
export type TeamRules = Pick<ChecksSpec, "allowedRegions" | "requiredTags">;

/** The input of rules: every plan of the app at once, since limits add up over galleries and stacks. */
export interface Context {
  readonly plans: readonly GalleryPlan[];
  /** Today, `YYYY-MM-DD`; rules about dates are silent without it. */
  readonly asOf: string | undefined;
  /** The usage outside the app. */
  readonly usage: readonly UsageRow[];
  /** Returns the limits that hold for a gallery. */
  readonly limits: (plan: GalleryPlan) => ResolvedLimits;
  /** Returns the team's own rules that hold for a gallery: those of its spec, and those of the app. */
  readonly checks: (plan: GalleryPlan) => TeamRules;
  /** The own severity of each rule that can have another, by id. */
  readonly severities: ReadonlyMap<string, Severity>;
  /** Returns the monthly cost of a gallery and its mirrors; undefined without prices. */
  readonly monthlyCost: (plan: GalleryPlan) => MonthlyCost | undefined;
  /** Reports whether a text is a Terraform expression, whose value is unknown before Terraform runs. */
  readonly isExpression: (plan: GalleryPlan, text: string) => boolean;
}

/** A mistake that brings others: the rule that finds it in the same gallery, and where. */
export interface Cause {
  readonly rule: string;
  readonly at: SpecPath;
}

/** A violation of a rule: its place, beside the rule's own facts. */
export interface Violation {
  readonly plan: GalleryPlan;
  /** The key or item that the user wrote. */
  readonly at: SpecPath;
  /** True if it is about the key alone, so that an unreadable value below it does not matter. @default - it is about all below */
  readonly isOfKey?: true;
  /** Other parts of the spec that it depends on: if one of them could not be read, nothing is found. @default - `at` alone */
  readonly restsOn?: readonly SpecPath[];
  /** The mistake that it follows from: reported after it, and not at all while that one is an error. @default - none */
  readonly follows?: Cause;
  /** A path shown instead of that of `at`, for sums over several galleries. @default - the path of `at` */
  readonly path?: string;
}

/**
 * A rule as one value that feeds the engine, the message, the documentation page and its own test.
 * One finding per line that the user wrote, with a count and the first few cases, never one per version.
 */
export interface Rule<Facts extends Violation = Violation> {
  /** The id. It names the bad thing, and reads well after "allow". */
  readonly id: string;
  readonly severity: Severity;
  /** Section of the documentation that it belongs to. @default - none: a rule of a team's own */
  readonly section?: Section;
  /** The subject of the rule, in one line. */
  readonly summary: string;
  /** The reaction of Azure or Terraform, in one sentence, where the problem does not say it. @default - nothing more */
  readonly why?: string;
  /** The page that the rule or its number comes from. */
  readonly source: string;
  find(context: Context): Iterable<Facts>;
  /** Says what is wrong: lower case, no full stop, no blame. */
  problem(facts: Facts, syntax: Syntax): string;
  /** Says what to do, in the syntax of the file or program that holds the mistake. */
  help(facts: Facts, syntax: Syntax): string;
  /**
   * Returns the edits of a gallery.yaml that mend it, by paths in the spec; none where more than one may be meant.
   * @default - nobody but the author knows what is meant
   */
  fix?(facts: Facts): readonly Edit[];
  /** The options with which the examples are checked. @default - nothing but the specs */
  readonly given?: {
    /** Today, `YYYY-MM-DD`. @default - not known */
    readonly asOf?: string;
    /** The usage outside the app. @default - nothing */
    readonly usage?: readonly UsageRow[];
    /** The monthly cost of each spec. @default - no prices */
    readonly monthlyCosts?: (spec: GallerySpec) => MonthlyCost | undefined;
  };
  /** Specs that give exactly one finding of this rule, and none of another. */
  readonly bad: readonly GallerySpec[];
  /** The same without the mistake: no finding. */
  readonly good: readonly GallerySpec[];
}

/** Keeps a rule's facts typed where it is written, and hides them where rules stand in one table. */
export function defineRule<Facts extends Violation>(rule: Rule<Facts>): Rule {
  return rule;
}
