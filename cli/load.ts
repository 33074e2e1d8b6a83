import { check } from "../lib/check";
import type { Finding } from "../lib/finding";
import { parseSpec, UnreadableSpecError, type ParsedSpec } from "../lib/parse";
import { plan, type GalleryPlan } from "../lib/plan";
import { readText, shownName, STANDARD_INPUT, UnreadableFileError } from "./read";
import { Refusal } from "./refusal";
import { readUsage } from "./usage";

/** What findings depend on besides the files. */
export interface AppOptions {
  /** Today, `YYYY-MM-DD`. @default - the clock's day, UTC */
  readonly asOf?: string;
  /** File that says what exists outside the app. @default - nothing */
  readonly usage?: string;
}

/** The galleries of one call: they are one app, so limits add up over them. */
export interface App {
  readonly specs: readonly ParsedSpec[];
  readonly plans: readonly GalleryPlan[];
  readonly findings: readonly Finding[];
}

/** Reads, plans and checks files. All that cannot be read are refused at once. */
export async function loadApp(files: readonly string[], options: AppOptions = {}): Promise<App> {
  const inputs = options.usage === undefined ? files : [...files, options.usage];
  if (inputs.indexOf(STANDARD_INPUT) !== inputs.lastIndexOf(STANDARD_INPUT)) {
    throw new Refusal(["standard input can be read once; give - once"]);
  }
  const specs: ParsedSpec[] = [];
  const refused: string[] = [];
  for (const file of files) {
    const read = await readSpec(file);
    if (typeof read === "string") refused.push(read);
    else specs.push(read);
  }
  if (refused.length > 0) throw new Refusal(refused);
  const usage = options.usage === undefined ? [] : await readUsage(options.usage);
  const plans = specs.map(({ spec }) => plan(spec));
  const origins = new Map(specs.map((parsed) => [parsed.spec, parsed]));
  const asOf = options.asOf ?? new Date().toISOString().slice(0, 10);
  return { specs, plans, findings: check(plans, { origins, asOf, usage }) };
}

/** A spec, or why there is none. */
async function readSpec(file: string): Promise<ParsedSpec | string> {
  const name = shownName(file);
  try {
    return parseSpec(await readText(file), name);
  } catch (error) {
    if (error instanceof UnreadableFileError) return `cannot read ${name}: ${error.message}`;
    if (error instanceof UnreadableSpecError) return error.message;
    throw error;
  }
}
