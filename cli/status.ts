import type { Readiness } from "../lib/status/readiness";
import { statusOf, statusOfAnswers } from "../lib/status/status";
import { NotStatusError, readVersionAnswers, type VersionAnswer } from "../lib/status/version-answer";
import { findRegion, regionName } from "../lib/azure/regions";
import { NotTerraformError } from "../lib/terraform/read-terraform";
import type { GalleryPlan } from "../lib/plan/plan";
import { statusText } from "../lib/reports/status/text";
import { counted, found } from "../lib/text/wording";
import { Azure, untilStopped } from "./azure/azure";
import { galleryIdOf, isResourceId } from "./azure/gallery";
import { refuseUnknown } from "./azure/known-gallery";
import type { AzureOptions } from "./azure/options";
import { pause } from "./azure/pause";
import { answersAgain, answersOfGallery, answersOfPlan } from "./azure/replication";
import { chosenGallery } from "./chosen-gallery";
import { readJson } from "./json-file";
import { loadSide, refuseTwice } from "./load";
import { reportFindings } from "./findings";
import { shownName } from "./read";
import { EXIT, Refusal } from "./refusal";
import type { Stdio } from "./stdio";
import { layoutFor } from "./terminal";
import { writeParts } from "./write";

export interface StatusOptions extends AzureOptions {
  readonly format: "text" | "markdown" | "json" | "html";
  /** A file with Azure's answers. @default - Azure is asked */
  readonly from?: string;
  /** The longest time to wait, in milliseconds. @default - it does not wait */
  readonly wait?: number;
  readonly region?: string;
  /** The name of the only gallery to look at. @default - the gallery and its mirrors */
  readonly gallery?: string;
}

/** The exit codes by result. */
const EXITS = { ready: EXIT.fine, failed: EXIT.wrong, drift: EXIT.wrong, waiting: EXIT.waiting } as const;

/** Runs `gallerist status`: writes which version is ready in which region. */
export async function status(file: string, options: StatusOptions, stdio: Stdio): Promise<number> {
  const { from, wait } = options;
  refuseTwice([file, from ?? ""]);
  if (from !== undefined && (wait !== undefined || isResourceId(file))) {
    throw new Refusal(["--from goes with a file and without --wait: saved answers do not change"]);
  }
  if (options.gallery !== undefined && isResourceId(file)) {
    throw new Refusal(["--gallery goes with a file: an id is that of one gallery"]);
  }
  const readiness = await readinessFor(file, options, stdio);
  if (options.region !== undefined && readiness.items.length === 0) {
    throw new Refusal([`there is no version in region ${found(options.region)}`]);
  }
  stdio.progress.stage("writing");
  await writeParts(stdio, [await reportOf(readiness, options.format, stdio)]);
  return EXITS[readiness.outcome];
}

async function readinessFor(file: string, options: StatusOptions, stdio: Stdio): Promise<Readiness> {
  const region = options.region === undefined ? undefined : regionOf(options.region);
  if (isResourceId(file)) {
    const gallery = galleryIdOf(file);
    const first = (azure: Azure) => azure.read((client) => answersOfGallery(gallery, client, stdio));
    return waited(first, (answers) => statusOfAnswers(answers, region), options, stdio);
  }
  const plans = await plansOf(file, options, stdio);
  if (options.from !== undefined) {
    return compared(options.from, plans, await savedAnswers(options.from, stdio), region);
  }
  for (const plan of plans) refuseUnknown("status", plan, "--from");
  const first = (azure: Azure) => azure.read((client) => answersOfPlan(plans, client, stdio));
  return waited(first, (answers) => statusOf(plans, answers, region), options, stdio);
}

/** Reads Azure's answers, and with `--wait` again until nothing is left to wait for, or time is over. */
async function waited(
  first: (azure: Azure) => Promise<VersionAnswer[]>,
  judge: (answers: readonly VersionAnswer[]) => Readiness,
  options: StatusOptions,
  stdio: Stdio,
): Promise<Readiness> {
  const azure = new Azure(options);
  const { wait = 0 } = options;
  const end = Date.now() + wait;
  let answers = await first(azure);
  for (;;) {
    const readiness = judgedLive(judge, answers);
    const left = end - Date.now();
    if (readiness.outcome !== "waiting" || left <= 0) return readiness;
    stdio.progress.stage(`waiting for ${counted(readiness.counts.waiting, "region")} of versions`);
    await untilStopped((signal) => pause(Math.min(intervalOf(wait), left), signal));
    answers = await azure.read((client) => answersAgain(answers, readiness, client, stdio));
  }
}

/** The usual time between two looks, in milliseconds: copies take minutes to hours. */
const INTERVAL_MS = 30_000;

/** Returns the time before the next look: a part of it is by chance, so that pipelines do not ask all at once. */
function intervalOf(wait: number): number {
  const usual = Math.min(INTERVAL_MS, Math.max(1000, wait / 20));
  return usual * (0.8 + Math.random() * 0.4);
}

async function plansOf(file: string, options: StatusOptions, stdio: Stdio): Promise<readonly GalleryPlan[]> {
  const { plans, spec } = await loadSide(file, options, stdio);
  if (reportFindings(spec?.findings ?? [], [file], stdio)) throw new Refusal([`${shownName(file)} has errors`]);
  return options.gallery === undefined ? plans : [chosenGallery(plans, options.gallery)];
}

async function savedAnswers(from: string, stdio: Stdio): Promise<VersionAnswer[]> {
  const document = await readJson(from, stdio);
  try {
    return readVersionAnswers(document);
  } catch (error) {
    if (!(error instanceof NotStatusError || error instanceof NotTerraformError)) throw error;
    throw new Refusal([`${shownName(from)}: ${error.message}`]);
  }
}

function compared(
  from: string,
  plans: readonly GalleryPlan[],
  answers: readonly VersionAnswer[],
  region: string | undefined,
): Readiness {
  try {
    return statusOf(plans, answers, region);
  } catch (error) {
    if (error instanceof NotStatusError) throw new Refusal([`${shownName(from)}: ${error.message}`]);
    throw error;
  }
}

/** Azure answers without a status where it does not know `$expand`, as an older stand-in of it. */
function judgedLive(
  judge: (answers: readonly VersionAnswer[]) => Readiness,
  answers: readonly VersionAnswer[],
): Readiness {
  try {
    return judge(answers);
  } catch (error) {
    if (error instanceof NotStatusError) throw new Refusal([`Azure's answer: ${error.message}`]);
    throw error;
  }
}

function regionOf(text: string): string {
  return findRegion(text)?.name ?? regionName(text);
}

async function reportOf(readiness: Readiness, format: StatusOptions["format"], stdio: Stdio): Promise<string> {
  switch (format) {
    case "json": {
      const { statusJson } = await import("../lib/reports/status/json.js");
      return statusJson(readiness);
    }
    case "markdown": {
      const { statusMarkdown } = await import("../lib/reports/status/markdown.js");
      return statusMarkdown(readiness);
    }
    case "html": {
      const { statusHtml } = await import("../lib/reports/status/html.js");
      return statusHtml(readiness);
    }
    case "text":
      return statusText(readiness, { ...layoutFor(stdio.stdout, stdio.env) });
  }
}
