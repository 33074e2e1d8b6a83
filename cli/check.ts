import { findingsGithub } from "../lib/reports/findings/github";
import { findingsJson } from "../lib/reports/findings/json";
import { countOf, findingsCompact, findingsText, nothingToReport } from "../lib/reports/findings/text";
import { inFileOrder } from "./file-order";
import { loadApp, type App, type AppOptions } from "./load";
import { shownName } from "./read";
import { EXIT } from "./refusal";
import { linesOf } from "./source-lines";
import type { Stdio } from "./stdio";
import { layoutFor } from "./terminal";
import { VERSION } from "./version";

export interface CheckOptions extends AppOptions {
  readonly format: "text" | "compact" | "json" | "github" | "sarif" | "junit";
  readonly warningsAsErrors?: true;
}

/** Runs `gallerist check`: writes the findings to standard output. */
export async function check(files: readonly string[], options: CheckOptions, stdio: Stdio): Promise<number> {
  const app = await loadApp(files, options, stdio);
  const { findings, isPartial } = app;
  stdio.progress.stage("writing");
  const text = await reportOf(app, files, options, stdio);
  stdio.progress.clear();
  stdio.stdout.write(text);
  const wrong = countOf(findings, "error") + (options.warningsAsErrors ? countOf(findings, "warning") : 0);
  return wrong > 0 || isPartial ? EXIT.wrong : EXIT.fine;
}

async function reportOf(
  app: App,
  files: readonly string[],
  { format, warningsAsErrors }: CheckOptions,
  stdio: Stdio,
): Promise<string> {
  const { findings, plans } = app;
  switch (format) {
    case "json":
      return findingsJson(findings);
    case "sarif": {
      const { findingsSarif } = await import("../lib/reports/findings/sarif.js");
      return findingsSarif(findings, { version: VERSION });
    }
    case "junit": {
      const { findingsJunit } = await import("../lib/reports/findings/junit.js");
      return findingsJunit(inFileOrder(app.located, app.inputs), files.map(shownName), {
        warningsAsErrors: warningsAsErrors === true,
      });
    }
    default:
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
