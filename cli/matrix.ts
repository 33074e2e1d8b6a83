import type { GalleryPlan } from "../lib/plan/plan";
import { matrixText } from "../lib/reports/matrix/text";
import { reportFindings } from "./findings";
import { loadApp, type AppOptions } from "./load";
import { EXIT } from "./refusal";
import type { Stdio } from "./stdio";
import { layoutFor } from "./terminal";
import { writeParts } from "./write";

export interface MatrixOptions extends AppOptions {
  readonly format: "text" | "markdown" | "json" | "html";
}

/**
 * Runs `gallerist matrix`: writes the plan to standard output, also for a spec with errors. Findings go to standard
 * error.
 */
export async function matrix(files: readonly string[], options: MatrixOptions, stdio: Stdio): Promise<number> {
  const { findings, plans, isPartial } = await loadApp(files, options, stdio);
  const isWrong = reportFindings(findings, files, stdio);
  stdio.progress.stage("writing");
  await writeParts(stdio, await reportOf(plans, options.format, stdio));
  return isWrong || isPartial ? EXIT.wrong : EXIT.fine;
}

async function reportOf(
  plans: readonly GalleryPlan[],
  format: MatrixOptions["format"],
  stdio: Stdio,
): Promise<Iterable<string>> {
  switch (format) {
    case "json": {
      const { matrixJsonParts } = await import("../lib/reports/matrix/json.js");
      return matrixJsonParts(plans);
    }
    case "markdown": {
      const { matrixMarkdown } = await import("../lib/reports/matrix/markdown.js");
      return [matrixMarkdown(plans)];
    }
    case "html": {
      const { matrixHtml } = await import("../lib/reports/html/page.js");
      return [await matrixHtml(plans)];
    }
    case "text":
      return [matrixText(plans, layoutFor(stdio.stdout, stdio.env))];
  }
}
