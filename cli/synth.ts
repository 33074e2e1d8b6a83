import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { EmitError } from "../lib/emit/addressed-resources";
import { constructId } from "../lib/emit/construct-id";
import { configurationOf, type Configuration } from "../lib/emit/configuration";
import { withCopyGates } from "../lib/plan/copy-gates";
import type { GalleryPlan } from "../lib/plan/plan";
import { byCodeUnit } from "../lib/text/order";
import { printable } from "../lib/text/printable";
import { valueIn } from "../lib/text/value-in";
import { reportFindings } from "./findings";
import { configurationFile, readConfiguration } from "../lib/terraform/configuration";
import type { ProvidersInUse } from "../lib/terraform/lost-providers";
import { isObject } from "../lib/terraform/resource";
import { MIRRORS } from "./directory";
import { loadApp, refuseIds, refuseTerraform, type AppOptions } from "./load";
import { reportLostProviders } from "./lost-providers";
import { md5 } from "./md5";
import { reportMoved, reportOwnState, withoutMoved, type Rewritten } from "./moved-mirrors";
import { readText } from "./read";
import { EXIT, Refusal } from "./refusal";
import type { Stdio } from "./stdio";
import { cannotWrite, writeWhole } from "./write-file";

export interface SynthOptions extends AppOptions {
  readonly out: string;
  /** Writes mirrors into the configuration of their gallery. @default false: each has a configuration of its own */
  readonly oneState?: boolean;
}

/** Runs `gallerist synth`: writes Terraform JSON to a directory. It writes nothing when there are errors. */
export async function synth(files: readonly string[], options: SynthOptions, stdio: Stdio): Promise<number> {
  refuseIds(files, "synth");
  const { findings, inputs, plans } = await loadApp(files, options, stdio);
  refuseTerraform(inputs, "synth");
  if (reportFindings(findings, files, stdio)) return EXIT.wrong;
  stdio.progress.stage("writing");
  const emittedIn = [...byDirectory(plans, options)].map(([directory, own]) => ({
    directory,
    configuration: emitted(options.oneState ? withCopyGates(own) : own),
  }));
  const rewritten = await rewrittenBy(emittedIn, stdio);
  for (const [index, { directory, configuration }] of emittedIn.entries()) {
    const own = rewritten[index] as Rewritten;
    const others = rewritten.filter((other) => other !== own);
    const before = withoutMoved(own, others);
    stdio.progress.clear();
    if (before) reportLostProviders(own.file, before, own.after, stdio);
    const text = `${JSON.stringify(configuration, null, 2)}\n`;
    stdio.stderr.write(`wrote ${printable(await write(text, directory))}\n`);
  }
  for (const own of rewritten) {
    reportMoved(
      own,
      rewritten.filter((other) => other !== own),
      stdio,
    );
  }
  const inOneState =
    options.oneState === true
      ? plans.filter(({ mirrorOf, spec }) => mirrorOf !== undefined && spec.gallery.removed !== true)
      : [];
  await reportLeft(
    options.out,
    new Set(emittedIn.map(({ directory }) => directory)),
    new Set(inOneState.map((plan) => mirrorDirectory(options.out, plan))),
    stdio,
  );
  return EXIT.fine;
}

/** A configuration that is about to be written. */
interface Emitted {
  readonly directory: string;
  readonly configuration: Configuration;
}

/** Reads what the files of configurations hold before they are written. */
async function rewrittenBy(all: readonly Emitted[], stdio: Stdio): Promise<Rewritten[]> {
  const before = await Promise.all(all.map(({ directory }) => providersIn(join(directory, FILE), stdio)));
  // What is new loses nothing, and reading it takes time and memory.
  const isNew = before.every((each) => each === undefined);
  return all.map(({ directory, configuration }, index) => ({
    file: join(directory, FILE),
    before: before[index],
    after: isNew ? NOTHING : readConfiguration([configuration]).providers,
  }));
}

const NOTHING: ProvidersInUse = readConfiguration([]).providers;

/** Returns the plans of each configuration. A mirror is applied alone, since it must work when its gallery's region does not. */
function byDirectory(
  plans: readonly GalleryPlan[],
  { out, oneState = false }: SynthOptions,
): ReadonlyMap<string, GalleryPlan[]> {
  const directories = new Map<string, GalleryPlan[]>([[out, []]]);
  for (const plan of plans) {
    const isAlone = plan.mirrorOf !== undefined && !oneState;
    const directory = isAlone ? mirrorDirectory(out, plan) : out;
    valueIn(directories, directory, () => []).push(isAlone ? plan : inStateOfGallery(plan));
  }
  return directories;
}

/** Returns the directory of a mirror's own configuration. */
function mirrorDirectory(out: string, { spec }: GalleryPlan): string {
  return join(out, MIRRORS, constructId(spec.gallery.name));
}

/** Returns a plan whose state is that of the gallery: in one configuration, a mirror has no backend of its own. */
function inStateOfGallery(plan: GalleryPlan): GalleryPlan {
  const { mirrorOf } = plan;
  if (!mirrorOf) return plan;
  const { terraform: _, ...spec } = plan.spec;
  return { ...plan, spec: { ...spec, ...(mirrorOf.terraform && { terraform: mirrorOf.terraform }) } };
}

/** Names the configurations of mirrors that no file has any more: their states still hold what they made. */
async function reportLeft(
  out: string,
  written: ReadonlySet<string>,
  inOneState: ReadonlySet<string>,
  stdio: Stdio,
): Promise<void> {
  for (const name of await namesIn(join(out, MIRRORS))) {
    const directory = join(out, MIRRORS, name);
    if (written.has(directory)) continue;
    const isEmpty = await holdsNothing(join(directory, FILE), stdio);
    if (!isEmpty && inOneState.has(directory)) {
      reportOwnState(directory, join(out, FILE), stdio);
      continue;
    }
    const advice = isEmpty
      ? "apply it once more if that was not done, then delete the directory"
      : "what it created is still there: keep all of it if the mirror comes back, else destroy it, then delete the directory";
    stdio.stderr.write(`warning: ${printable(directory)} is of no mirror of these files; ${advice}\n`);
  }
}

/** Reports whether a configuration creates nothing: that of a mirror that leaves. */
async function holdsNothing(file: string, stdio: Stdio): Promise<boolean> {
  try {
    const document: unknown = JSON.parse(await readText(file, stdio));
    return isObject(document) && isObject(document["resource"]) && Object.keys(document["resource"]).length === 0;
  } catch {
    return false; // it is something else
  }
}

async function namesIn(directory: string): Promise<string[]> {
  try {
    return (await readdir(directory)).sort(byCodeUnit);
  } catch {
    return []; // there are none
  }
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
