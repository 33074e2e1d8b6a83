import { findingsGithub } from "../lib/reports/findings/github";
import { findingsJson } from "../lib/reports/findings/json";
import { countOf, findingsCompact, findingsText, nothingToReport } from "../lib/reports/findings/text";
import { reportUncompared } from "./budgets";
import { inFileOrder } from "./file-order";
import { withBaseline, type BaselineOptions } from "./baseline";
import { fixFiles, fixText, type FixedApp, type FixOptions } from "./fix";
import { loadApp, refuseTwice, type App } from "./load";
import { readPriceSheet, type PriceOptions } from "./price-sheet";
import { shownName } from "./read";
import { EXIT, Refusal } from "./refusal";
import { linesOf } from "./source-lines";
import type { Stdio } from "./stdio";
import { layoutFor } from "./terminal";
import { VERSION } from "./version";

export interface CheckOptions extends FixOptions, BaselineOptions, Pick<PriceOptions, "prices"> {
  readonly format: "text" | "compact" | "json" | "github" | "sarif" | "junit";
  readonly warningsAsErrors?: true;
  readonly fix?: true;
}

/** Runs `gallerist check`: writes the findings to standard output. */
export async function check(files: readonly string[], options: CheckOptions, stdio: Stdio): Promise<number> {
  if (options.dryRun && options.writeBaseline)
    throw new Refusal(["--dry-run writes nothing, and --write-baseline writes a file; give one of them"]);
  if (options.dryRun && !options.fix) throw new Refusal(["--dry-run says what --fix would change; give both"]);
  refuseTwice([...files, options.prices ?? "", options.usage ?? ""]);
  const sheet = await readPriceSheet(options, stdio);
  const priced = { ...options, sheet };
  const fixed = options.fix ? await fixFiles(files, priced, stdio) : undefined;
  const loaded = fixed?.app ?? (await loadApp(files, priced, stdio));
  const { app, save } = await withBaseline(loaded, files, options, stdio);
  // Whatever can be refused is refused before a file changes. The baseline is first: it can be written anew.
  await save();
  await fixed?.save();
  const { findings, isPartial } = app;
  stdio.progress.stage("writing");
  const text = await reportOf(app, files, options, stdio);
  stdio.progress.clear();
  if (fixed) writeFixes(fixed, options, stdio);
  reportUncompared(app.inputs, sheet, stdio);
  stdio.stdout.write(text);
  const wrong = countOf(findings, "error") + (options.warningsAsErrors ? countOf(findings, "warning") : 0);
  const isToFix = options.dryRun === true && fixed?.isChanged === true;
  return wrong > 0 || isPartial || isToFix ? EXIT.wrong : EXIT.fine;
}

/** Writes what was changed: before the findings, or beside a report that a program reads. */
function writeFixes(fixed: FixedApp, { format }: CheckOptions, { stdout, stderr }: Stdio): void {
  const isForPeople = format === "text" || format === "compact";
  (isForPeople ? stdout : stderr).write(`${fixText(fixed)}${isForPeople ? "\n" : ""}`);
}

async function reportOf(
  app: App,
  files: readonly string[],
  { format, warningsAsErrors, baseline }: CheckOptions,
  stdio: Stdio,
): Promise<string> {
  const { findings, plans } = app;
  switch (format) {
    case "json":
      return findingsJson(findings);
    case "sarif": {
      const { findingsSarif } = await import("../lib/reports/findings/sarif.js");
      return findingsSarif(findings, { version: VERSION, hasBaseline: baseline !== undefined });
    }
    case "junit": {
      const { findingsJunit } = await import("../lib/reports/findings/junit.js");
      return findingsJunit(inFileOrder(app.located, app.inputs), files.map(shownName), {
        warningsAsErrors: warningsAsErrors === true,
      });
    }
    case "text":
    case "compact":
    case "github":
      return findings.length === 0 ? nothingToReport(files.map(shownName), plans) : linesFor(app, format, stdio);
  }
}

/** Returns findings as lines for people. */
async function linesFor(app: App, format: "text" | "compact" | "github", stdio: Stdio): Promise<string> {
  if (format === "github") return findingsGithub(app.findings);
  const findings = inFileOrder(app.located, app.inputs);
  if (format === "compact") return findingsCompact(findings);
  const lineAt = await linesOf(findings, app.inputs, stdio);
  return findingsText(findings, { ...layoutFor(stdio.stdout, stdio.env), lineAt });
}
