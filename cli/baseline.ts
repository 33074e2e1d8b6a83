import { stat } from "node:fs/promises";
import { dirname, isAbsolute, relative, resolve } from "node:path";
import {
  applyBaseline,
  baselineOf,
  type Baseline,
  type BaselineEntry,
  type FileOf,
  type StaleEntry,
} from "../lib/check/baseline";
import { baselineJson, NotBaselineError, readBaseline, type ReadBaseline } from "../lib/check/baseline-json";
import { printable } from "../lib/text/printable";
import { counted, firstFew, grouped } from "../lib/text/wording";
import { JsonFault, parseJson } from "./json";
import type { App } from "./load";
import { shownName, STANDARD_INPUT, textOf } from "./read";
import { Refusal } from "./refusal";
import type { Stdio } from "./stdio";
import { refuseOverwriting, writeWhole } from "./write-file";

export interface BaselineOptions {
  readonly baseline?: string;
  readonly writeBaseline?: true;
}

/** The most entries without a finding that are listed. Further ones are counted. */
const MOST_STALE = 10;

/** An app whose findings are marked, and its baseline. */
export interface BaselinedApp {
  readonly app: App;
  /** Writes the baseline, where that is asked for. */
  readonly save: () => Promise<void>;
}

/**
 * Marks the findings of an app that stand in its baseline. Reports on standard error the entries that match nothing any
 * more. With `writeBaseline`, the baseline holds every finding, and is written by `save`.
 * @throws Refusal for a file that is no baseline, or that of other files
 */
export async function withBaseline(
  app: App,
  files: readonly string[],
  options: BaselineOptions,
  stdio: Stdio,
): Promise<BaselinedApp> {
  const { baseline: file, writeBaseline } = options;
  if (file === undefined) {
    if (writeBaseline) throw new Refusal(["--write-baseline needs --baseline, the file to write"]);
    return { app, save: () => Promise.resolve() };
  }
  if (writeBaseline) {
    if (file === STANDARD_INPUT) throw new Refusal(["--write-baseline writes a file; name one after --baseline"]);
    await refuseOverwriting(file, files);
  }
  const names = app.inputs.map(({ name, kind }) => (kind === "azure" ? name : nameFrom(file, name)));
  const byPlan = new Map(app.inputs.flatMap(({ plans }, index) => plans.map((plan) => [plan, names[index] as string])));
  const fileOf: FileOf = ({ plan }) => byPlan.get(plan) ?? "";
  const before = writeBaseline && !(await isThere(file)) ? undefined : await read(file, stdio);
  const findings = baselineOf(app.located, fileOf);
  const baseline = writeBaseline ? withOthers(findings, names, before) : before?.baseline;
  if (before && !writeBaseline) refuseOther(file, before, names);
  const { located, stale } = applyBaseline(app.located, baseline as Baseline, fileOf, names);
  if (before && !writeBaseline) reportStale(file, stale, before, stdio);
  return {
    app: { ...app, located, findings: located.map(({ finding }) => finding) },
    save: async () => {
      if (writeBaseline) await write(file, baseline as Baseline, findings, stdio);
    },
  };
}

/** Returns the name of a file in a baseline: its path from there, the same on every system. */
function nameFrom(baseline: string, file: string): string {
  if (file === shownName(STANDARD_INPUT)) return file;
  const path = relative(dirname(resolve(baseline)), resolve(file));
  return (isAbsolute(path) ? file : path).replaceAll("\\", "/") || ".";
}

async function read(file: string, stdio: Stdio): Promise<ReadBaseline> {
  const text = await textOf(file, stdio);
  const json = parseJson(text, true);
  if (json instanceof JsonFault) throw new Refusal([json.of(shownName(file))]);
  try {
    return readBaseline(text, json);
  } catch (error) {
    if (!(error instanceof NotBaselineError)) throw error;
    throw new Refusal([
      `${shownName(file)}:${error.line}: ${error.message}; --baseline FILE --write-baseline writes one`,
    ]);
  }
}

/** Refuses the baseline of other files: every finding would be new, and every entry out of date. */
function refuseOther(file: string, { baseline: { files }, lineOf }: ReadBaseline, names: readonly string[]): void {
  if (names.some((name) => files.includes(name))) return;
  const of = files.length === 0 ? "no file" : firstFew(files);
  throw new Refusal([
    `${shownName(file)}:${lineOf(["files"])}: it is the baseline of ${of}, not of ${firstFew(names)}; files are named from where it stands`,
  ]);
}

/** Returns the baseline of some files. What an older one holds of other files stays. */
function withOthers(
  findings: readonly BaselineEntry[],
  names: readonly string[],
  before: ReadBaseline | undefined,
): Baseline {
  const others = (before?.baseline.files ?? []).filter((name) => !names.includes(name));
  const kept = (before?.baseline.findings ?? []).filter(
    (entry) => entry.file !== undefined && others.includes(entry.file),
  );
  return { files: [...others, ...names], findings: [...kept, ...findings] };
}

/** Writes a baseline, and reports how many findings of now it has. */
async function write(
  file: string,
  baseline: Baseline,
  findings: readonly BaselineEntry[],
  stdio: Stdio,
): Promise<void> {
  await writeWhole(file, baselineJson(baseline));
  const count = findings.reduce((sum, each) => sum + (each.count ?? 1), 0);
  stdio.progress.clear();
  stdio.stderr.write(`${printable(`${shownName(file)}: ${counted(count, "finding")} written`)}\n`);
}

function reportStale(file: string, stale: readonly StaleEntry[], { lineOf }: ReadBaseline, stdio: Stdio): void {
  if (stale.length === 0) return;
  const lines = stale.slice(0, MOST_STALE).map(({ entry: { rule, path, count = 1 }, index, left }) => {
    const what =
      left === 0
        ? "is no longer found"
        : `is found ${left === 1 ? "once" : `${grouped(left)} times`}, not ${grouped(count)} times`;
    return `${shownName(file)}:${lineOf(["findings", index])}: ${rule} at ${path} ${what}; take it out, or write the baseline anew`;
  });
  const more = stale.length - MOST_STALE;
  if (more > 0) lines.push(`and ${grouped(more)} more that are no longer found`);
  stdio.progress.clear();
  for (const line of lines) stdio.stderr.write(`${printable(line)}\n`);
}

async function isThere(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}
