import { diff as compare, type Diff } from "../lib/diff/diff";
import { pathsOf, type FailOn } from "../lib/diff/fail-on";
import { compareGalleries } from "../lib/spec/gallery-identity";
import { printable } from "../lib/text/printable";
import type { NotCarried } from "../lib/import/not-carried";
import { counted, firstFew } from "../lib/text/wording";
import type { TerraformSides } from "../lib/diff/terraform-action";
import { check } from "../lib/check/check";
import { newFindings } from "../lib/check/new-findings";
import { RULES } from "../lib/rules/index";
import { isOpen, type Finding } from "../lib/spec/finding";
import type { GalleryPlan } from "../lib/plan/plan";
import type { Protections } from "../lib/plan/protections";
import { diffText } from "../lib/reports/diff/text";
import { newFindingsText } from "../lib/reports/findings/new-text";
import { countOf, findingsText } from "../lib/reports/findings/text";
import { today } from "./as-of";
import type { AzureOptions } from "./azure/options";
import { countFindings } from "./findings";
import { INPUT_WORDS, loadSide, loadSides, refuseTwice, type Input } from "./load";
import { reportLostProviders, reportLostSubscriptions } from "./lost-providers";
import { readPriceSheet, type PriceOptions } from "./price-sheet";
import { shownName } from "./read";
import { EXIT, Refusal } from "./refusal";
import type { Stdio } from "./stdio";
import { layoutFor } from "./terminal";
import { writeParts } from "./write";

export interface DiffOptions extends PriceOptions, AzureOptions {
  readonly format: "text" | "markdown" | "json";
  /** The kinds of change that make the command exit with 1. @default - none */
  readonly failOn?: readonly FailOn[];
}

/** Runs `gallerist diff`: writes the changes between two inputs, or in one Terraform plan, to standard output. */
export async function diff(
  first: string,
  second: string | undefined,
  options: DiffOptions,
  stdio: Stdio,
): Promise<number> {
  refuseTwice([first, second ?? "", options.prices ?? ""]);
  const sheet = await readPriceSheet(options, stdio);
  const sides =
    second === undefined ? await inPlan(first, options, stdio) : await between(first, second, options, stdio);
  const { before, after, checked, file, origins, protections, terraform, isPartial, mistakes, notCarried } = sides;
  const asOf = options.asOf ?? today();
  stdio.progress.stage("comparing");
  const compared = compare(before, after, {
    asOf,
    origins,
    protections,
    terraform,
    isPartial,
    ...(sheet && { sheet }),
  });
  stdio.progress.stage("checking");
  const findings = check(RULES, checked.after, { origins, asOf });
  const known = findings.some(isOpen) ? check(RULES, checked.before, { origins, asOf }) : [];
  stdio.progress.stage("writing");
  await writeParts(stdio, await reportOf(compared, options.format, stdio));
  reportNotCompared(notCarried, stdio);
  const isMistaken = reportMistakes(mistakes, stdio);
  reportNew(newFindings([...known, ...mistakes], findings), file, stdio);
  const isWrong = countFindings(findings, [file], stdio);
  const isStopped = reportKinds(compared, options.failOn ?? [], stdio);
  return isMistaken || isWrong || isPartial || isStopped ? EXIT.wrong : EXIT.fine;
}

/** Reports on standard error what is wrong or doubtful after the change, and was not before. */
function reportNew(findings: readonly Finding[], file: string, stdio: Stdio): void {
  const open = findings.filter(isOpen);
  if (open.length > 0) stdio.stderr.write(newFindingsText(open, shownName(file), layoutFor(stdio.stderr, stdio.env)));
}

/** Reports on standard error the changes that `--fail-on` stops for. Returns whether there is one. */
function reportKinds(compared: Diff, kinds: readonly FailOn[], stdio: Stdio): boolean {
  const tripped = [...new Set(kinds)].filter((kind) => {
    const paths = [...new Set(pathsOf(compared, kind))];
    if (paths.length > 0) stdio.stderr.write(`${printable(`--fail-on ${kind}: ${firstFew(paths)}`)}\n`);
    return paths.length > 0;
  });
  return tripped.length > 0;
}

/** Reports mistakes in the files, which the comparison leaves out. Returns whether one of them is an error. */
function reportMistakes(mistakes: readonly Finding[], stdio: Stdio): boolean {
  if (mistakes.length === 0) return false;
  stdio.stderr.write(findingsText(mistakes, layoutFor(stdio.stderr, stdio.env)));
  return countOf(mistakes, "error") > 0;
}

/** The most settings that are listed. The others are only counted. */
const MOST_SETTINGS = 10;

/** Reports on standard error what Azure has that no file can say, so that nobody takes it for the same. */
function reportNotCompared(notCarried: readonly NotCarried[], stdio: Stdio): void {
  for (const { what, where } of notCarried.slice(0, MOST_SETTINGS)) {
    stdio.stderr.write(`${printable(`not compared, since a file cannot say it: Azure has ${what} of ${where}`)}\n`);
  }
  const more = notCarried.length - MOST_SETTINGS;
  if (more > 0) stdio.stderr.write(`not compared, since a file cannot say it: ${counted(more, "more setting")}\n`);
}

interface Sides {
  readonly before: readonly GalleryPlan[];
  readonly after: readonly GalleryPlan[];
  /** The same with galleries that are not compared, which count towards limits. */
  readonly checked: { readonly before: readonly GalleryPlan[]; readonly after: readonly GalleryPlan[] };
  /** The file that `after` was read from. */
  readonly file: string;
  readonly origins: Input["origins"];
  readonly protections: Protections;
  readonly terraform: TerraformSides;
  /** True if a side is a Terraform plan that was not finished. */
  readonly isPartial: boolean;
  /** The mistakes that reading the gallery files found. */
  readonly mistakes: readonly Finding[];
  /** The settings in Azure that no file has. */
  readonly notCarried: readonly NotCarried[];
}

async function between(first: string, second: string, options: AzureOptions, stdio: Stdio): Promise<Sides> {
  const [before, after] = (await loadSides([first, second], options, stdio)) as [Input, Input];
  reportLost(before, after, stdio);
  const [was, is] = [ofAzureOnly(before, after, stdio), ofAzureOnly(after, before, stdio)];
  const mistakes = [before, after].flatMap(({ spec }) => spec?.findings ?? []);
  const origins = new Map([...before.origins, ...after.origins]);
  return {
    before: was,
    after: is,
    checked: { before: before.plans, after: after.plans },
    file: second,
    origins,
    protections: after.protections,
    terraform: {
      objects: new Map([...before.objects, ...after.objects]),
      blocks: after.blocks,
      stacks: after.stacks,
    },
    isPartial: before.isPartial === true || after.isPartial === true,
    mistakes,
    notCarried: [before, after].flatMap((side) => side.notCarried ?? []),
  };
}

/**
 * Returns the plans of a side, and only those of the galleries that the other side read from Azure: others, such as a
 * mirror in the same file, were not asked for.
 */
function ofAzureOnly({ kind, plans }: Input, other: Input, stdio: Stdio): readonly GalleryPlan[] {
  if (other.kind !== "azure" || kind === "azure") return plans;
  const isAsked = ({ spec }: GalleryPlan): boolean =>
    other.plans.some((plan) => compareGalleries(plan.spec.gallery, spec.gallery) !== "different");
  const asked = plans.filter(isAsked);
  if (asked.length === 0) return plans;
  const others = plans.filter((plan) => !isAsked(plan)).map(({ spec }) => spec.gallery.name);
  if (others.length > 0) {
    stdio.stderr.write(`${printable(`not compared, since Azure was not asked for it: ${firstFew(others)}`)}\n`);
  }
  return asked;
}

/** Compares the providers of the configurations of both sides, the only ones or those of one name, or those of a state. */
function reportLost(before: Input, after: Input, stdio: Stdio): void {
  const [left, right] = [before.providers ?? new Map<never, never>(), after.providers ?? new Map<never, never>()];
  const isOne = left.size === 1 && right.size === 1;
  const [only] = right.values();
  if (before.kind === "state" && only && right.size === 1) {
    reportLostSubscriptions(after.name, before.plans, only, stdio);
  }
  for (const [file, providers] of left) {
    const next = isOne ? only : right.get(file);
    if (next) reportLostProviders(after.name, providers, next, stdio);
  }
}

async function inPlan(file: string, options: AzureOptions, stdio: Stdio): Promise<Sides> {
  const side = await loadSide(file, options, stdio);
  const { name, kind, before, plans, origins, protections, objects, blocks, isPartial } = side;
  const terraform = { objects, blocks };
  if (before) {
    const none = { mistakes: [], notCarried: [] };
    return {
      before,
      after: plans,
      checked: { before, after: plans },
      file,
      origins,
      protections,
      terraform,
      isPartial: isPartial === true,
      ...none,
    };
  }
  throw new Refusal([
    `diff of one file needs a Terraform plan, which knows what is there; ${name} is a ${INPUT_WORDS[kind]}: give two files`,
  ]);
}

async function reportOf(compared: Diff, format: DiffOptions["format"], stdio: Stdio): Promise<Iterable<string>> {
  switch (format) {
    case "json": {
      const { diffJsonParts } = await import("../lib/reports/diff/json.js");
      return diffJsonParts(compared);
    }
    case "markdown": {
      const { diffMarkdown } = await import("../lib/reports/diff/markdown.js");
      return [diffMarkdown(compared)];
    }
    case "text":
      return [diffText(compared, layoutFor(stdio.stdout, stdio.env))];
  }
}
