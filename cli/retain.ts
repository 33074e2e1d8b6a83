import { NotEditableError } from "../lib/parse/edit/not-editable";
import { withRetirements, type Retirement } from "../lib/parse/edit/retire-versions";
import { parseSpec, type ParsedSpec } from "../lib/parse/parse-spec";
import { isDue, proposalsOf, retain, type RetentionReport } from "../lib/retention/retain";
import type { ReadText } from "../lib/parse/edit/add-version";
import { specOrigins } from "../lib/plan/origins";
import { itemPlans, plansOf, type GalleryPlan } from "../lib/plan/plan";
import { isOpen } from "../lib/spec/finding";
import { findingsText } from "../lib/reports/findings/text";
import { ITEM_SECTIONS } from "../lib/spec/item-kind";
import type { GallerySpec } from "../lib/spec/gallery-spec";
import { printable } from "../lib/text/printable";
import { textDiff } from "../lib/text/text-diff";
import { today } from "./as-of";
import { azureAnswers, type AnswerFiles } from "./azure-answers";
import { countFindings } from "./findings";
import { findingsIn } from "./findings-in";
import type { Input } from "./input";
import { loadSide, refuseTerraform, refuseTwice } from "./load";
import { MARK, readExact, STANDARD_INPUT } from "./read";
import { EXIT, Refusal } from "./refusal";
import type { Stdio } from "./stdio";
import { layoutFor } from "./terminal";
import { writeParts } from "./write";
import { writeWhole } from "./write-file";

export interface RetainOptions extends AnswerFiles {
  readonly asOf?: string;
  readonly write?: true;
  readonly atMost?: number;
  readonly failOn?: "due";
  readonly format: "text" | "markdown" | "json";
}

/**
 * Runs `gallerist retain`: writes the fate of each version, and with --write the file. It asks Azure for nothing, and
 * deletes nothing there.
 */
export async function retainVersions(file: string, options: RetainOptions, stdio: Stdio): Promise<number> {
  if (options.write && file === STANDARD_INPUT) {
    throw new Refusal(["--write changes a file; standard input cannot be changed"]);
  }
  refuseTwice([file, ...(options.azure ?? []), ...(options.usedBy ?? [])]);
  const input = await loadSide(file, {}, stdio);
  refuseTerraform([input], "retain");
  const spec = input.spec as ParsedSpec;
  const answers = await azureAnswers(options, stdio);
  stdio.progress.stage("planning");
  const asOf = options.asOf ?? today();
  const report = retain(input.plans, {
    ...answers,
    asOf,
    origin: spec,
    ...(options.atMost !== undefined && { atMost: options.atMost }),
  });
  const isWrong = countFindings(findingsIn(input, asOf), [file], stdio);
  stdio.progress.clear();
  hint(input, file, options, stdio);
  await writeParts(stdio, [await reportOf(report, options.format, stdio)]);
  if (options.write) await write(file, input, report, options, stdio);
  return isWrong || (options.failOn === "due" && isDue(report)) ? EXIT.wrong : EXIT.fine;
}

async function reportOf(report: RetentionReport, format: RetainOptions["format"], stdio: Stdio): Promise<string> {
  switch (format) {
    case "json": {
      const { retentionJson } = await import("../lib/reports/retention/json.js");
      return retentionJson(report);
    }
    case "markdown": {
      const { retentionMarkdown } = await import("../lib/reports/retention/markdown.js");
      return retentionMarkdown(report);
    }
    case "text": {
      const { retentionText } = await import("../lib/reports/retention/text.js");
      return retentionText(report, layoutFor(stdio.stdout, stdio.env));
    }
  }
}

/** Says which answers are missing, and how to get them. */
function hint({ plans }: Input, file: string, { azure = [], usedBy = [] }: RetainOptions, stdio: Stdio): void {
  const lines: string[] = [];
  if (azure.length === 0) {
    lines.push("without --azure every version is kept; ask Azure for each version, and give the answers:");
    lines.push(`  ${statusRequest(plans)} > version.json`);
  }
  if (usedBy.length === 0) {
    lines.push("without --used-by every version is kept; ask who uses them, on the day of the run:");
    lines.push(`  az graph query --first 1000 --graph-query "$(gallerist usage-query ${file})" > used-by.json`);
  }
  for (const line of lines) stdio.stderr.write(`${printable(line)}\n`);
}

/** Returns the request for the replication status of one version, as an example. */
function statusRequest([plan]: readonly GalleryPlan[]): string {
  const spec = plan?.spec as GallerySpec;
  const { subscription = "SUBSCRIPTION", resourceGroup, name } = spec.gallery;
  const item = plan && itemPlans(plan).find(({ versions }) => versions.length > 0);
  const below = item
    ? `${ITEM_SECTIONS[item.kind]}/${item.name}/versions/${item.versions.at(-1)?.version ?? ""}`
    : "images/IMAGE/versions/VERSION";
  return `az rest --method get --url '/subscriptions/${subscription}/resourceGroups/${resourceGroup}/providers/Microsoft.Compute/galleries/${name}/${below}?api-version=2024-03-03&$expand=ReplicationStatus'`;
}

/** Writes what is proposed into the file, and prints the change. */
async function write(
  file: string,
  input: Input,
  report: RetentionReport,
  { format }: RetainOptions,
  stdio: Stdio,
): Promise<void> {
  const retirements = proposalsOf(report).map(({ item, fate: { version, step } }): Retirement => {
    const of = { kind: item.kind, name: item.name, version };
    return step === "deleted" ? of : { ...of, retired: { stage: step, since: report.asOf } };
  });
  if (retirements.length === 0) return;
  const exact = await readExact(file, stdio);
  stdio.progress.clear();
  const text = exact.replace(MARK, "");
  const after = edited(text, input.name, retirements);
  refuseErrors(input, after.parsed, report.asOf, stdio);
  // Beside JSON or Markdown on standard output, the change would be in the way of what reads it.
  const stream = format === "text" ? stdio.stdout : stdio.stderr;
  await writeWhole(file, exact.slice(0, exact.length - text.length) + after.text);
  stream.write(`${format === "text" ? "\n" : ""}${textDiff(text, after.text, file)}`);
}

/** Refuses a change that would bring errors of another kind into the file. */
function refuseErrors(input: Input, after: ParsedSpec, asOf: string, stdio: Stdio): void {
  const plans = plansOf(after.spec);
  const findings = findingsIn({ plans, origins: specOrigins(plans, after) }, asOf);
  // A finding about fewer versions than before has another text and path, and is no new one.
  const known = new Set(findingsIn(input, asOf).map(({ rule }) => rule));
  const errors = findings.filter((each) => each.severity === "error" && isOpen(each) && !known.has(each.rule));
  if (errors.length === 0) return;
  stdio.stderr.write(findingsText(errors, layoutFor(stdio.stderr, stdio.env)));
  throw new Refusal([`this run would bring these errors into ${input.name}; nothing was written`], EXIT.wrong);
}

function edited(text: string, file: string, retirements: readonly Retirement[]): ReadText {
  try {
    return withRetirements({ text, parsed: parseSpec(text, file) }, retirements);
  } catch (error) {
    if (error instanceof NotEditableError) throw new Refusal([`${file}: ${error.message}`]);
    throw error;
  }
}
