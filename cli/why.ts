import { existsSync } from "node:fs";
import { whyText } from "../lib/reports/explain/why-text";
import { why as whyOf } from "../lib/reports/explain/why";
import type { AzureOptions } from "./azure/options";
import { countFindings } from "./findings";
import { loadApp } from "./load";
import { itemOf, regionOf, versionOf } from "./located-item";
import { EXIT, Refusal } from "./refusal";
import type { Stdio } from "./stdio";
import { layoutFor } from "./terminal";

/** The file that is read when none is named. */
const USUAL_FILE = "gallery.yaml";

/** Runs `gallerist explain IMAGE VERSION REGION`: says why the version is or is not in the region. */
export async function why(
  item: string,
  number: string,
  where: string,
  given: readonly string[],
  options: AzureOptions,
  stdio: Stdio,
): Promise<number> {
  const files = given.length > 0 ? given : usualFiles();
  const app = await loadApp(files, options, stdio);
  const { plan, definition } = itemOf(app.plans, item);
  const version = versionOf(definition, number);
  const region = regionOf(definition, where);
  const answer = whyOf({ plan, definition, version, region });
  const origin = app.inputs.map(({ origins }) => origins.get(plan.spec)).find((each) => each !== undefined);
  const place = definition.foundIn === undefined ? (origin?.place(answer.at) ?? null) : null;
  stdio.stdout.write(whyText(answer, place, layoutFor(stdio.stdout, stdio.env)));
  const isWrong = countFindings(app.findings, files, stdio);
  return isWrong || app.isPartial ? EXIT.wrong : EXIT.fine;
}

function usualFiles(): string[] {
  if (existsSync(USUAL_FILE)) return [USUAL_FILE];
  throw new Refusal([`there is no ${USUAL_FILE} here; name the file: gallerist explain IMAGE VERSION REGION FILE`]);
}
