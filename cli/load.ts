import { RULES } from "../lib/rules/index";
import { locateFindings } from "../lib/check/check";
import type { LocatedFinding } from "../lib/check/check-options";
import type { Finding } from "../lib/spec/finding";
import type { ParsedSpec } from "../lib/parse/parse-spec";
import type { UsageRow } from "../lib/check/usage";
import type { GalleryPlan } from "../lib/plan/plan";
import type { PriceSheet } from "../lib/cost/prices/price-sheet";
import { today } from "./as-of";
import { Azure } from "./azure/azure";
import { isResourceId } from "./azure/gallery";
import type { AzureOptions } from "./azure/options";
import { costsBy } from "./budgets";
import { readInput, type Input } from "./input";
import { STANDARD_INPUT } from "./read";
import { EXIT, Refusal } from "./refusal";
import type { Stdio } from "./stdio";
import { reportPartial, reportUnresolved } from "./unresolved";
import { readUsage } from "./usage";
export type { Input, UnresolvedInFile } from "./input";

/** The options, besides the files, on which findings depend. */
export interface AppOptions extends AzureOptions {
  /** The day that counts as today, `YYYY-MM-DD`. @default - the clock's day, UTC */
  readonly asOf?: string;
  /** A file with the resources outside the app. @default - nothing */
  readonly usage?: string;
  /** The prices that budgets are compared by. @default - they are not compared */
  readonly sheet?: PriceSheet | undefined;
}

/** The galleries of one call. They are one app, so limits add up over them. */
export interface App {
  readonly inputs: readonly Input[];
  /** The specs of the gallery.yaml and gallery.json files. */
  readonly specs: readonly ParsedSpec[];
  readonly plans: readonly GalleryPlan[];
  readonly findings: readonly Finding[];
  /** The findings with their galleries. */
  readonly located: readonly LocatedFinding[];
  /** The values of Terraform files that could not be read, and are left out. */
  readonly unresolved: Input["unresolved"];
  /** True if a file is a Terraform plan that was not finished. */
  readonly isPartial: boolean;
}

/**
 * Reads, plans and checks files. Refuses all unreadable files together. Reports on standard error the values that are
 * left out.
 */
export async function loadApp(files: readonly string[], options: AppOptions, stdio: Stdio): Promise<App> {
  refuseTwice(options.usage === undefined ? files : [...files, options.usage]);
  const inputs = await readInputs(files, options, stdio);
  const usage = options.usage === undefined ? [] : await readUsage(options.usage, stdio);
  return appOf(inputs, usage, options, stdio);
}

/** Checks the galleries of some files. Reports on standard error the values that are left out. */
export function appOf(inputs: readonly Input[], usage: readonly UsageRow[], options: AppOptions, stdio: Stdio): App {
  const plans = inputs.flatMap((input) => input.plans);
  const unresolved = inputs.flatMap((input) => input.unresolved);
  stdio.progress.clear();
  reportPartial(inputs, stdio);
  reportUnresolved(unresolved, stdio);
  stdio.progress.stage("checking");
  const origins = new Map(inputs.flatMap((input) => [...input.origins]));
  const located = locateFindings(RULES, plans, {
    origins,
    asOf: options.asOf ?? today(),
    usage,
    ...costsBy(options.sheet, plans),
  });
  stdio.progress.clear();
  const isPartial = inputs.some((input) => input.isPartial);
  const findings = located.map(({ finding }) => finding);
  return { inputs, specs: inputs.flatMap(({ spec }) => spec ?? []), plans, findings, located, unresolved, isPartial };
}

/** Reads one side of a diff: a gallery.yaml, which is planned, Terraform JSON, or a gallery in Azure. Checks nothing. */
export async function loadSide(file: string, options: AzureOptions, stdio: Stdio): Promise<Input> {
  const [side] = await loadSides([file], options, stdio);
  return side as Input;
}

/** Reads the sides of a diff, and refuses those that cannot be read together. */
export async function loadSides(files: readonly string[], options: AzureOptions, stdio: Stdio): Promise<Input[]> {
  const sides = await readInputs(files, options, stdio);
  stdio.progress.clear();
  reportPartial(sides, stdio);
  reportUnresolved(
    sides.flatMap(({ unresolved }) => unresolved),
    stdio,
  );
  return sides;
}

/** Refuses standard input given twice, since it can be read only once. */
export function refuseTwice(files: readonly string[]): void {
  if (files.indexOf(STANDARD_INPUT) === files.lastIndexOf(STANDARD_INPUT)) return;
  throw new Refusal(["standard input can be read once; give - once"]);
}

/** The words for each kind of input. */
export const INPUT_WORDS: Readonly<Record<Input["kind"], string>> = {
  spec: "gallery file",
  azure: "gallery in Azure",
  configuration: "Terraform configuration",
  state: "Terraform state",
  plan: "Terraform plan",
};

/** Refuses ids of galleries before Azure is asked, for verbs that write the content of a gallery.yaml. */
export function refuseIds(files: readonly string[], verb: string): void {
  const lines = files
    .filter(isResourceId)
    .map((id) => `${verb} needs a gallery.yaml or gallery.json; gallerist import ${id} writes one`);
  if (lines.length > 0) throw new Refusal(lines);
}

/** Refuses inputs that are not a gallery.yaml, for verbs that write the content of one. */
export function refuseTerraform(inputs: readonly Input[], verb: string): void {
  const lines = inputs.flatMap(({ name, kind }) =>
    kind === "spec" ? [] : [`${verb} needs a gallery.yaml or gallery.json; ${name} is a ${INPUT_WORDS[kind]}`],
  );
  if (lines.length > 0) throw new Refusal(lines);
}

async function readInputs(files: readonly string[], options: AzureOptions, stdio: Stdio): Promise<Input[]> {
  const azure = new Azure(options);
  const inputs: Input[] = [];
  const refused: string[] = [];
  for (const file of files) {
    try {
      inputs.push(await readInput(file, azure, stdio));
    } catch (error) {
      if (!(error instanceof Refusal) || error.exitCode === EXIT.interrupted) throw error;
      refused.push(...error.lines);
    }
  }
  if (refused.length > 0) throw new Refusal(refused);
  return inputs;
}
