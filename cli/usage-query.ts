import { galleriesOf, usageQuery } from "../lib/retention/usage-query";
import { loadSide, refuseTerraform } from "./load";
import { EXIT } from "./refusal";
import type { Stdio } from "./stdio";

/** Runs `gallerist usage-query`: prints the query for the machines that use a gallery and its mirrors. */
export async function printUsageQuery(file: string, stdio: Stdio): Promise<number> {
  const input = await loadSide(file, {}, stdio);
  refuseTerraform([input], "usage-query");
  stdio.stdout.write(usageQuery(input.spec ? galleriesOf(input.spec.spec) : []));
  return EXIT.fine;
}
