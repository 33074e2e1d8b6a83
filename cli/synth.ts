import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { EmitError } from "../lib/emit/addressed-resources";
import { configurationOf, type Configuration } from "../lib/emit/configuration";
import type { GalleryPlan } from "../lib/plan/plan";
import { printable } from "../lib/text/printable";
import { reportFindings } from "./findings";
import { configurationFile, readConfiguration } from "../lib/terraform/configuration";
import type { ProvidersInUse } from "../lib/terraform/lost-providers";
import { isObject } from "../lib/terraform/resource";
import { loadApp, refuseIds, refuseTerraform, type AppOptions } from "./load";
import { reportLostProviders } from "./lost-providers";
import { md5 } from "./md5";
import { readText } from "./read";
import { EXIT, Refusal } from "./refusal";
import type { Stdio } from "./stdio";
import { cannotWrite, writeWhole } from "./write-file";

export interface SynthOptions extends AppOptions {
  readonly out: string;
}

/** Runs `gallerist synth`: writes Terraform JSON to a directory. It writes nothing when there are errors. */
export async function synth(files: readonly string[], options: SynthOptions, stdio: Stdio): Promise<number> {
  refuseIds(files, "synth");
  const { findings, inputs, plans } = await loadApp(files, options, stdio);
  refuseTerraform(inputs, "synth");
  if (reportFindings(findings, files, stdio)) return EXIT.wrong;
  stdio.progress.stage("writing");
  const configuration = emitted(plans);
  const text = `${JSON.stringify(configuration, null, 2)}\n`;
  const file = join(options.out, FILE);
  const before = await providersIn(file, stdio);
  stdio.progress.clear();
  if (before) reportLostProviders(file, before, readConfiguration([configuration]).providers, stdio);
  stdio.stderr.write(`wrote ${printable(await write(text, options.out))}\n`);
  return EXIT.fine;
}

function emitted(plans: readonly GalleryPlan[]): Configuration {
  try {
    return configurationOf(plans, md5);
  } catch (error) {
    throw error instanceof EmitError ? new Refusal([error.message], EXIT.wrong) : error;
  }
}

const FILE = "cdk.tf.json";

/** Returns the providers of the configuration that a file held until now; undefined if it holds none. */
async function providersIn(file: string, stdio: Stdio): Promise<ProvidersInUse | undefined> {
  try {
    const document: unknown = JSON.parse(await readText(file, stdio));
    return isObject(document) ? readConfiguration([configurationFile(document)]).providers : undefined;
  } catch {
    return undefined; // it is written anew, whatever it was
  }
}

/** Writes the whole configuration as `cdk.tf.json`, and returns the file's path. */
async function write(text: string, directory: string): Promise<string> {
  const file = join(directory, FILE);
  try {
    await mkdir(directory, { recursive: true });
  } catch (error) {
    throw cannotWrite(directory, error);
  }
  await writeWhole(file, text);
  return file;
}
