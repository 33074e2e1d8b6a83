import { check } from "../lib/check/check";
import { newFindings } from "../lib/check/new-findings";
import { diff } from "../lib/diff/diff";
import type { ReadText } from "../lib/parse/edit/add-version";
import type { ParsedSpec } from "../lib/parse/parse-spec";
import { specOrigins } from "../lib/plan/origins";
import { plansOf, type GalleryPlan } from "../lib/plan/plan";
import { diffText } from "../lib/reports/diff/text";
import { newFindingsText } from "../lib/reports/findings/new-text";
import { findingsText } from "../lib/reports/findings/text";
import { RULES } from "../lib/rules/index";
import { isOpen, type Finding, type SpecOrigin } from "../lib/spec/finding";
import type { GallerySpec } from "../lib/spec/gallery-spec";
import { printable } from "../lib/text/printable";
import { textDiff } from "../lib/text/text-diff";
import { today } from "./as-of";
import type { EditedFile } from "./edited-file";
import { countFindings } from "./findings";
import { EXIT, Refusal } from "./refusal";
import { readScripts } from "./script-files";
import type { Stdio } from "./stdio";
import { layoutFor } from "./terminal";
import { writeParts } from "./write";
import { writeWhole } from "./write-file";

/** The options of every verb that changes one version of a file. */
export interface EditOptions {
  /** Print the change and write nothing. */
  readonly dryRun?: true;
  /** The day that counts as today, `YYYY-MM-DD`. @default - the clock's day, UTC */
  readonly asOf?: string;
}

/** A change of a file. */
export interface Edit {
  readonly before: EditedFile;
  readonly after: ReadText;
  /** The change as the subject of a sentence: `ubuntu-2404 1.3.0`. */
  readonly subject: string;
  /** The lines for standard error once the file is written. */
  readonly messages: readonly string[];
  /** The text that scripts read from standard output once the file is written. @default - the diff */
  readonly result?: string;
  /** Reports whether an error that is new beside these ones stops the change. @default - every new one does */
  readonly isStopping?: (error: Finding, before: readonly Finding[]) => boolean;
}

/**
 * Checks a change of a file, writes the file, and prints the diff that follows, of the gallery and its mirrors. With
 * --dry-run it prints the change of the file too, and writes nothing.
 * @throws Refusal of a change that brings errors into the file
 */
export async function saveEdit(edit: Edit, options: EditOptions, stdio: Stdio): Promise<number> {
  const { before, after, subject, messages, result, isStopping = () => true } = edit;
  const { file } = before;
  const asOf = options.asOf ?? today();
  stdio.progress.stage("checking");
  const [old, now] = [await sideOf(before.parsed, asOf), await sideOf(after.parsed, asOf)];
  const brought = newFindings(old.findings, now.findings);
  stdio.progress.stage("comparing");
  const compared = diff(old.plans, now.plans, { asOf, origins: new Map([...old.origins, ...now.origins]) });
  stdio.progress.clear();
  reportBrought(brought, file, stdio);
  if (brought.some((finding) => finding.severity === "error" && isStopping(finding, old.findings))) {
    throw new Refusal([`${subject} would bring these errors into ${file}; nothing was written`], EXIT.wrong);
  }
  countFindings(now.findings, [file], stdio);
  if (options.dryRun) {
    const report = diffText(compared, layoutFor(stdio.stdout, stdio.env));
    await writeParts(stdio, [textDiff(before.text, after.text, file), "\n", report]);
    return EXIT.fine;
  }
  await writeWhole(file, before.mark + after.text);
  for (const message of messages) stdio.stderr.write(`${printable(message)}\n`);
  // Scripts take the result from standard output, so the diff beside it goes to standard error.
  const stream = result === undefined ? stdio.stdout : stdio.stderr;
  const report = diffText(compared, layoutFor(stream, stdio.env));
  if (result !== undefined) stdio.stdout.write(result);
  stream.write(report);
  return EXIT.fine;
}

/** One side of a change: plans of the gallery and its mirrors, with the scripts that it has in files. */
interface Side {
  readonly plans: readonly GalleryPlan[];
  readonly origins: ReadonlyMap<GallerySpec, SpecOrigin>;
  /** All that is wrong or doubtful, and that nobody takes responsibility for. */
  readonly findings: readonly Finding[];
}

async function sideOf(written: ParsedSpec, asOf: string): Promise<Side> {
  const parsed = await readScripts(written, written.file);
  const plans = plansOf(parsed.spec);
  const origins = specOrigins(plans, parsed);
  return { plans, origins, findings: check(RULES, plans, { origins, asOf }).filter(isOpen) };
}

/** Reports the findings that a change brings: warnings as one block, errors as `check` shows them. */
function reportBrought(brought: readonly Finding[], file: string, stdio: Stdio): void {
  const layout = layoutFor(stdio.stderr, stdio.env);
  const [errors, warnings] = (["error", "warning"] as const).map((severity) =>
    brought.filter((finding) => finding.severity === severity),
  ) as [Finding[], Finding[]];
  if (warnings.length > 0) stdio.stderr.write(newFindingsText(warnings, file, layout));
  if (errors.length > 0) stdio.stderr.write(findingsText(errors, layout));
}
