import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { cost } from "../../lib/cost/cost";
import { check } from "../../lib/index";
import { plan } from "../../lib/plan/plan";
import { reportHtml } from "../../lib/reports/html/page";
import type { GallerySpec } from "../../lib/spec/gallery-spec";

/** Writes the report of galleries into a directory, and returns the address of the page. */
export async function writeReport(directory: string, specs: readonly GallerySpec[]): Promise<string> {
  const plans = specs.map(plan);
  const file = join(directory, "report.html");
  writeFileSync(file, await reportHtml({ plans, findings: check(plans), cost: cost(plans) }));
  return pathToFileURL(file).href;
}
