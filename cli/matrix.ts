import { countOf, findingsText } from "../lib/reports/findings-text";
import { matrixJson } from "../lib/reports/matrix-json";
import { matrixText } from "../lib/reports/matrix-text";
import { loadApp, type AppOptions } from "./load";
import { EXIT } from "./refusal";
import { layoutFor } from "./terminal";

export interface MatrixOptions extends AppOptions {
  readonly format: "text" | "json";
}

/** `gallerist matrix`: the plan on standard output, also of a spec with errors; findings on standard error. */
export async function matrix(files: readonly string[], options: MatrixOptions): Promise<number> {
  const { findings, plans } = await loadApp(files, options);
  if (findings.length > 0) process.stderr.write(findingsText(findings, layoutFor(process.stderr)));
  process.stdout.write(options.format === "json" ? matrixJson(plans) : matrixText(plans, layoutFor(process.stdout)));
  return countOf(findings, "error") > 0 ? EXIT.wrong : EXIT.fine;
}
