import { NotEditableError } from "../lib/parse/edit/not-editable";
import { withRetirements, type Retirement } from "../lib/parse/edit/retire-versions";
import { parseSpec, type ParsedSpec } from "../lib/parse/parse-spec";
import { isDue, proposalsOf, retain, type RetentionReport } from "../lib/retention/retain";
import type { ReadText } from "../lib/parse/edit/add-version";
import { specOrigins } from "../lib/plan/origins";
import { plansOf } from "../lib/plan/plan";
import { isOpen } from "../lib/spec/finding";
import { findingsText } from "../lib/reports/findings/text";
import { textDiff } from "../lib/text/text-diff";
import { today } from "./as-of";
import { azureAnswers, type AnswerOptions } from "./azure-answers";
import { countFindings } from "./findings";
import { findingsIn } from "./findings-in";
import type { Input } from "./input";
import { loadSide, refuseTerraform, refuseTwice } from "./load";
import { MARK, readExact, refuseUtf16, STANDARD_INPUT } from "./read";
import { EXIT, Refusal } from "./refusal";
import type { Stdio } from "./stdio";
import { layoutFor } from "./terminal";
import { writeParts } from "./write";
import { writeWhole } from "./write-file";

export interface RetainOptions extends AnswerOptions {
  readonly asOf?: string;
  readonly write?: true;
  readonly atMost?: number;
  readonly failOn?: "due";
  readonly format: "text" | "markdown" | "json";
}

/**
 * Runs `gallerist retain`: writes the fate of each version, and with --write the file. It asks Azure for what no file
 * tells, and deletes nothing there.
 */
export async function retainVersions(file: string, options: RetainOptions, stdio: Stdio): Promise<number> {
  if (options.write && file === STANDARD_INPUT) {
    throw new Refusal(["--write changes a file; standard input cannot be changed"]);
  }
  refuseTwice([file, ...(options.azure ?? []), ...(options.usedBy ?? [])]);
  const input = await loadSide(file, {}, stdio);
  refuseTerraform([input], "retain");
  const spec = input.spec as ParsedSpec;
  const answers = await azureAnswers(spec.spec, input.plans, options, stdio);
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
  await refuseUtf16(file);
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
