import { findingsGithub } from "../lib/reports/findings/github";
import { findingsJson } from "../lib/reports/findings/json";
import { countOf, findingsText, nothingToReport } from "../lib/reports/findings/text";
import type { Finding } from "../lib/spec/finding";
import type { GalleryPlan } from "../lib/plan/plan";
import { loadApp, type AppOptions } from "./load";
import { shownName } from "./read";
import { EXIT } from "./refusal";
import type { Stdio } from "./stdio";
import { layoutFor } from "./terminal";
import { VERSION } from "./version";

export interface CheckOptions extends AppOptions {
  readonly format: "text" | "json" | "github" | "sarif";
  readonly warningsAsErrors?: true;
}

/** Runs `gallerist check`: writes the findings to standard output. */
export async function check(files: readonly string[], options: CheckOptions, stdio: Stdio): Promise<number> {
  const { findings, plans, isPartial } = await loadApp(files, options, stdio);
  stdio.progress.stage("writing");
  const text = await reportOf(findings, files, plans, options.format, stdio);
  stdio.progress.clear();
  stdio.stdout.write(text);
  const wrong = countOf(findings, "error") + (options.warningsAsErrors ? countOf(findings, "warning") : 0);
  return wrong > 0 || isPartial ? EXIT.wrong : EXIT.fine;
}

async function reportOf(
  findings: readonly Finding[],
  files: readonly string[],
  plans: readonly GalleryPlan[],
  format: CheckOptions["format"],
  stdio: Stdio,
): Promise<string> {
  switch (format) {
    case "json":
      return findingsJson(findings);
    case "sarif": {
      const { findingsSarif } = await import("../lib/reports/findings/sarif.js");
      return findingsSarif(findings, { version: VERSION });
    }
    case "github":
    case "text":
      if (findings.length === 0) return nothingToReport(files.map(shownName), plans);
      return format === "github"
        ? findingsGithub(findings)
        : findingsText(findings, layoutFor(stdio.stdout, stdio.env));
  }
}
