import { findingsJson } from "../lib/reports/findings-json";
import { countOf, findingsText, nothingToReport } from "../lib/reports/findings-text";
import { loadApp, shownName } from "./load";
import { EXIT } from "./refusal";
import { layoutFor } from "./terminal";

export interface CheckOptions {
  readonly format: "text" | "json";
  readonly warningsAsErrors?: true;
}

/** `gallerist check`: findings on standard output. */
export async function check(files: readonly string[], options: CheckOptions): Promise<number> {
  const { findings, plans } = await loadApp(files);
  if (options.format === "json") process.stdout.write(findingsJson(findings));
  else if (findings.length === 0) process.stdout.write(nothingToReport(files.map(shownName), plans));
  else process.stdout.write(findingsText(findings, layoutFor(process.stdout)));
  const wrong = options.warningsAsErrors ? findings.length : countOf(findings, "error");
  return wrong > 0 ? EXIT.wrong : EXIT.fine;
}
