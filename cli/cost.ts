import { cost as costOf, type CostReport } from "../lib/cost/cost";
import { reportUncompared } from "./budgets";
import { reportFindings } from "./findings";
import { loadApp, refuseTwice, type AppOptions } from "./load";
import { readPriceSheet, type PriceOptions } from "./price-sheet";
import { EXIT } from "./refusal";
import type { Stdio } from "./stdio";
import { layoutFor } from "./terminal";
import { writeParts } from "./write";

export interface CostOptions extends AppOptions, PriceOptions {
  readonly format: "text" | "markdown" | "json";
}

/**
 * Runs `gallerist cost`: writes the costs of replicas to standard output, also for a spec with errors. Findings go to
 * standard error.
 */
export async function cost(files: readonly string[], options: CostOptions, stdio: Stdio): Promise<number> {
  refuseTwice([...files, options.prices ?? "", options.usage ?? ""]);
  const sheet = await readPriceSheet(options, stdio);
  const app = await loadApp(files, { ...options, sheet }, stdio);
  const { findings, plans, unresolved, isPartial } = app;
  reportUncompared(app.inputs, sheet, stdio);
  const isWrong = reportFindings(findings, files, stdio);
  stdio.progress.stage("writing");
  await writeParts(stdio, [await reportOf(costOf(plans, sheet, unresolved.length), options.format, stdio)]);
  return isWrong || isPartial ? EXIT.wrong : EXIT.fine;
}

async function reportOf(report: CostReport, format: CostOptions["format"], stdio: Stdio): Promise<string> {
  switch (format) {
    case "json": {
      const { costJson } = await import("../lib/reports/cost/json.js");
      return costJson(report);
    }
    case "markdown": {
      const { costMarkdown } = await import("../lib/reports/cost/markdown.js");
      return costMarkdown(report);
    }
    case "text": {
      const { costText } = await import("../lib/reports/cost/text.js");
      return costText(report, layoutFor(stdio.stdout, stdio.env));
    }
  }
}
