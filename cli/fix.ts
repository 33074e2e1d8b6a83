import { regionSpellings } from "../lib/check/region-spellings";
import { applySpecEdits, type Applied, type PlacedEdit } from "../lib/parse/edit/apply-edits";
import type { Edit } from "../lib/spec/edit";
import { isOpen } from "../lib/spec/finding";
import { printable } from "../lib/text/printable";
import { counted, found, quoted } from "../lib/text/wording";
import { specInput, type Input } from "./input";
import { appOf, INPUT_WORDS, loadApp, type App, type AppOptions } from "./load";
import { MARK, readExact, refuseUtf16, shownName, STANDARD_INPUT } from "./read";
import { Refusal } from "./refusal";
import type { Stdio } from "./stdio";
import { readUsage } from "./usage";
import { refuseOneTwice, refuseReadOnly, writeWhole } from "./write-file";

export interface FixOptions extends AppOptions {
  readonly dryRun?: true;
}

/** The app after its files were mended, and what was changed. */
export interface FixedApp {
  readonly app: App;
  /** One line for each change, and for each that could not be made. */
  readonly lines: readonly string[];
  readonly isChanged: boolean;
  /** Writes the files, unless it is a dry run. */
  readonly save: () => Promise<void>;
}

/** The rounds after which nothing more is mended. One mistake may hide another, so one round is not enough. */
const MOST_ROUNDS = 10;

/**
 * Mends what is certainly meant otherwise in some gallery.yaml and gallery.json files. Nothing is written before `save`.
 * @throws Refusal for Terraform JSON, galleries in Azure and standard input
 */
export async function fixFiles(files: readonly string[], options: FixOptions, stdio: Stdio): Promise<FixedApp> {
  if (files.includes(STANDARD_INPUT) && !options.dryRun)
    throw new Refusal([
      "--fix changes a file; standard input cannot be changed; --dry-run prints what it would change",
    ]);
  await refuseOneTwice(files);
  const usage = options.usage === undefined ? [] : await readUsage(options.usage, stdio);
  let app = await loadApp(files, options, stdio);
  refuseGenerated(app.inputs);
  for (const file of files) await refuseUtf16(file);
  const before = new Map(app.inputs.map(({ text }, index) => [index, text]));
  const lines: string[] = [];
  let refused: string[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const results = app.inputs.map((input) => mended(input, app));
    refused = results.flatMap(({ applied, ruleOf }) =>
      applied.refused.map((each) => `${changeText(each, ruleOf)}: not written, since ${each.reason}`),
    );
    if (results.every(({ applied }) => applied.made.length === 0)) break;
    for (const { applied, ruleOf } of results) {
      const inOrder = [...applied.made].sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
      lines.push(...inOrder.map((each) => changeText(each, ruleOf)));
    }
    const inputs: Input[] = [];
    for (const [index, { applied, input }] of results.entries()) {
      const isSame = applied.made.length === 0;
      inputs.push(isSame ? input : await specInput(applied.text, files[index] as string, stdio));
    }
    app = appOf(inputs, usage, options, stdio);
  }
  const changed = app.inputs.flatMap(({ text = "" }, index) => (before.get(index) === text ? [] : [{ index, text }]));
  const save = async (): Promise<void> => {
    if (options.dryRun) return;
    for (const { index } of changed) await refuseReadOnly(files[index] as string);
    for (const { index, text } of changed) await write(files[index] as string, before.get(index), text, stdio);
  };
  return { app, lines: [...lines, ...refused, ...summary(lines.length, options)], isChanged: changed.length > 0, save };
}

function summary(changes: number, { dryRun }: FixOptions): string[] {
  if (changes === 0) return ["nothing to fix"];
  return [dryRun ? `${counted(changes, "change")} to make; a dry run writes nothing` : counted(changes, "change")];
}

/** Refuses what is not written by hand. */
function refuseGenerated(inputs: readonly Input[]): void {
  const lines = inputs.flatMap(({ name, kind }) => {
    if (kind === "spec") return [];
    if (kind === "azure") return [`--fix changes files; ${name} is a ${INPUT_WORDS[kind]}`];
    return [`--fix leaves ${name} alone: it is a ${INPUT_WORDS[kind]}, which is generated; fix what it is made from`];
  });
  if (lines.length > 0) throw new Refusal(lines);
}

interface Mended {
  readonly input: Input;
  readonly applied: Applied;
  readonly ruleOf: ReadonlyMap<Edit, string>;
}

/** Returns a file with everything mended that is certain. */
function mended(input: Input, { located }: App): Mended {
  const plans = new Set(input.plans);
  const ruleOf = new Map<Edit, string>();
  for (const { finding, plan, edits = [] } of located) {
    if (plans.has(plan) && isOpen(finding)) for (const edit of edits) ruleOf.set(edit, finding.rule);
  }
  for (const edit of regionSpellings(input.plans, input.origins)) ruleOf.set(edit, "region-spelling");
  return { input, ruleOf, applied: applySpecEdits(input.text ?? "", input.name, [...ruleOf.keys()]) };
}

function changeText({ edit, place, from }: PlacedEdit, ruleOf: ReadonlyMap<Edit, string>): string {
  return `${place.file}:${place.line}:${place.column}: ${editText(edit, from)} [${ruleOf.get(edit) ?? ""}]`;
}

function editText(edit: Edit, from: unknown): string {
  switch (edit.kind) {
    case "key":
      return `${quoted(String(edit.at.at(-1)))} -> ${quoted(edit.to)}`;
    case "value":
      return `${found(from)} -> ${found(edit.to)}`;
    case "entry":
      return `add ${quoted(edit.key)} to ${quoted(String(edit.at.at(-1)))}`;
    case "last":
      return `move item ${String(edit.at.at(-1))} of ${quoted(String(edit.at.at(-2)))} to the end`;
  }
}

/** Writes a file, with the byte order mark that it had, unless somebody has changed it since it was read. */
async function write(file: string, before: string | undefined, text: string, stdio: Stdio): Promise<void> {
  const exact = await readExact(file, stdio);
  const now = exact.replace(MARK, "");
  if (now !== before) throw new Refusal([`${shownName(file)} has changed meanwhile; nothing was written into it`]);
  await writeWhole(file, exact.slice(0, exact.length - now.length) + text);
}

/** Writes what was changed as lines. */
export function fixText({ lines }: FixedApp): string {
  return `${lines.map(printable).join("\n")}\n`;
}
