import { countOf, findingsText } from "../lib/reports/findings/text";
import { printable } from "../lib/text/printable";
import { loadConstructs } from "./load-constructs";
import { loadApp, refuseTerraform, type AppOptions } from "./load";
import { EXIT, Refusal } from "./refusal";
import type { Stdio } from "./stdio";
import { layoutFor } from "./terminal";
import { cannotWrite } from "./write-file";

export interface SynthOptions extends AppOptions {
  readonly out: string;
}

/** `gallerist synth`: Terraform JSON in a directory; nothing is written when there are errors. */
export async function synth(files: readonly string[], options: SynthOptions, stdio: Stdio): Promise<number> {
  const { findings, inputs, specs } = await loadApp(files, options, stdio);
  refuseTerraform(inputs, "synth");
  if (findings.length > 0) stdio.stderr.write(findingsText(findings, layoutFor(stdio.stderr, stdio.env)));
  if (countOf(findings, "error") > 0) return EXIT.wrong;
  const { synthesize } = await loadConstructs("synth");
  try {
    stdio.stderr.write(`wrote ${printable(synthesize(specs, options.out))}\n`);
  } catch (error) {
    throw refusalOf(error) ?? cannotWrite(options.out, error);
  }
  return EXIT.fine;
}

/** What synthesize throws by contract: plain errors of one line about the specs; the system's carry a code. */
function refusalOf(error: unknown): Refusal | undefined {
  if (!(error instanceof Error) || "code" in error) return undefined;
  const isPlain = Object.getPrototypeOf(error) === Error.prototype && !error.message.includes("\n");
  return isPlain ? new Refusal([error.message], EXIT.wrong) : undefined;
}
