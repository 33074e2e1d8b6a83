// eslint-disable-next-line no-restricted-imports -- our own constructs/, not the package, and only its types
import type * as constructs from "../constructs/synth";
import { countOf, findingsText } from "../lib/reports/findings-text";
import { printable } from "../lib/reports/printable";
import { loadApp, refuseTerraform, type AppOptions } from "./load";
import { EXIT, Refusal } from "./refusal";
import { layoutFor } from "./terminal";

export interface SynthOptions extends AppOptions {
  readonly out: string;
}

/** A name that the bundler does not follow: cdktf takes a second to load, and may not be installed. */
const CONSTRUCTS = "../constructs/synth.js";

/** `gallerist synth`: Terraform JSON in a directory; nothing is written when there are errors. */
export async function synth(files: readonly string[], options: SynthOptions): Promise<number> {
  const { findings, inputs, specs } = await loadApp(files, options);
  refuseTerraform(inputs, "synth");
  if (findings.length > 0) process.stderr.write(findingsText(findings, layoutFor(process.stderr)));
  if (countOf(findings, "error") > 0) return EXIT.wrong;
  const { synthesize } = await loadConstructs();
  try {
    process.stderr.write(`wrote ${printable(synthesize(specs, options.out))}\n`);
  } catch (error) {
    throw refusalOf(error, options.out) ?? error;
  }
  return EXIT.fine;
}

async function loadConstructs(): Promise<typeof constructs> {
  try {
    return (await import(CONSTRUCTS)) as typeof constructs;
  } catch (error) {
    throw missingPackage(error) ?? error;
  }
}

/** The packages that constructs need are optional: who only checks a gallery installs none. */
function missingPackage(error: unknown): Refusal | undefined {
  const name = /^Cannot find module '(cdktf|constructs|@cdktf\/provider-azurerm)['/]/.exec(
    (error as Error).message,
  )?.[1];
  const install = "npm install cdktf constructs @cdktf/provider-azurerm";
  return name ? new Refusal([`synth needs the package ${name}, which is not installed; run: ${install}`]) : undefined;
}

/** What synthesize throws by contract: plain errors of one line about the specs; the system's about the directory. */
function refusalOf(error: unknown, out: string): Refusal | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("syscall" in error) return new Refusal([`cannot write to ${out}: ${error.message}`]);
  const isPlain = Object.getPrototypeOf(error) === Error.prototype && !error.message.includes("\n");
  return isPlain ? new Refusal([error.message], EXIT.wrong) : undefined;
}
