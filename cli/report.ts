import { cost } from "../lib/cost/cost";
import { countOf, findingsCount } from "../lib/reports/findings/text";
import { reportHtml } from "../lib/reports/html/page";
import { printable } from "../lib/text/printable";
import { readPriceSheet, type PriceOptions } from "./price-sheet";
import { today } from "./as-of";
import { reportUncompared } from "./budgets";
import { countFindings } from "./findings";
import { loadApp, refuseTwice, type AppOptions } from "./load";
import { shownName, STANDARD_INPUT } from "./read";
import { EXIT } from "./refusal";
import type { Stdio } from "./stdio";
import { writeParts } from "./write";
import { refuseOverwriting, writeWhole } from "./write-file";

export interface ReportOptions extends AppOptions, PriceOptions {
  readonly out: string;
  readonly title?: string;
}

/** Runs `gallerist report`: writes one page for a browser, also for a spec with errors, which the page shows. */
export async function report(files: readonly string[], options: ReportOptions, stdio: Stdio): Promise<number> {
  const { out: output, title, asOf = today() } = options;
  refuseTwice([...files, options.prices ?? "", options.usage ?? ""]);
  const { prices = STANDARD_INPUT, usage = STANDARD_INPUT } = options;
  await refuseOverwriting(output, [...files, prices, usage]);
  const sheet = await readPriceSheet({ ...options, asOf }, stdio);
  const app = await loadApp(files, { ...options, asOf, sheet }, stdio);
  const { findings, plans, unresolved, isPartial } = app;
  reportUncompared(app.inputs, sheet, stdio);
  stdio.progress.stage("writing");
  const page = await reportHtml({
    ...(title !== undefined && { title }),
    plans,
    findings,
    unresolved,
    cost: cost(plans, sheet, unresolved.length),
    files: files.map(shownName),
    asOf,
  });
  if (output === STANDARD_INPUT) {
    await writeParts(stdio, [page]);
    countFindings(findings, files, stdio);
  } else {
    await writeWhole(output, page);
    stdio.progress.clear();
    stdio.stderr.write(`wrote ${printable(output)}: ${findingsCount(findings)}\n`);
  }
  return countOf(findings, "error") > 0 || isPartial ? EXIT.wrong : EXIT.fine;
}
