import { whyText } from "../lib/reports/explain/why-text";
import { why as whyOf } from "../lib/reports/explain/why";
import type { AzureOptions } from "./azure/options";
import { countFindings } from "./findings";
import { loadApp } from "./load";
import { itemOf, regionOf, versionOf } from "./located-item";
import { EXIT } from "./refusal";
import type { Stdio } from "./stdio";
import { layoutFor } from "./terminal";
import { usualFiles } from "./usual-files";

/** Runs `gallerist explain IMAGE VERSION REGION`: says why the version is or is not in the region. */
export async function why(
  item: string,
  number: string,
  where: string,
  given: readonly string[],
  options: AzureOptions,
  stdio: Stdio,
): Promise<number> {
  const files = given.length > 0 ? given : usualFiles("IMAGE VERSION REGION");
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
