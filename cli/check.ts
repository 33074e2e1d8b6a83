import { findingsJson } from "../lib/reports/findings-json";
import { countOf, findingsText, nothingToReport } from "../lib/reports/findings-text";
import { loadApp, shownName, type AppOptions } from "./load";
import { EXIT } from "./refusal";
import { layoutFor } from "./terminal";

export interface CheckOptions extends AppOptions {
  readonly format: "text" | "json";
  readonly warningsAsErrors?: true;
}

/** `gallerist check`: findings on standard output. */
export async function check(files: readonly string[], options: CheckOptions): Promise<number> {
  const { findings, plans } = await loadApp(files, options);
  if (options.format === "json") process.stdout.write(findingsJson(findings));
  else if (findings.length === 0) process.stdout.write(nothingToReport(files.map(shownName), plans));
  else process.stdout.write(findingsText(findings, layoutFor(process.stdout)));
  const wrong = countOf(findings, "error") + (options.warningsAsErrors ? countOf(findings, "warning") : 0);
  return wrong > 0 ? EXIT.wrong : EXIT.fine;
}
