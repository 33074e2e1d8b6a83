import type { SpecOrigin } from "../lib/spec/finding";
import { parseSpec, UnreadableSpecError, type ParsedSpec } from "../lib/parse/parse-spec";
import { incompleteness } from "../lib/parse/incomplete";
import { plan, type GalleryPlan } from "../lib/plan/plan";
import { OUR_PROTECTIONS, type Protections } from "../lib/plan/protections";
import type { GallerySpec } from "../lib/spec/gallery-spec";
import { weakest } from "../lib/terraform/protections";
import {
  NotTerraformError,
  readConfigurations,
  readTerraform,
  type TerraformReading,
  type Unresolved,
} from "../lib/terraform/read-terraform";
import type { ProvidersInUse } from "../lib/terraform/lost-providers";
import { joinedBlocks, NO_STATE_BLOCKS, type StateBlocks } from "../lib/terraform/state-blocks";
import type { TerraformObjects } from "../lib/terraform/terraform-object";
import { configurationsIn, isDirectory } from "./directory";
import { isSpecDocument, JsonFault, parseJson } from "./json";
import { refuseNonMapping } from "./non-mapping";
import { MAX_BYTES, shownName, textOf, TOO_LARGE } from "./read";
import { Refusal } from "./refusal";
import type { Stdio } from "./stdio";

/** The content of one file of the command line: a gallery.yaml, or Terraform JSON. */
export interface Input {
  /** The file's name in messages. */
  readonly name: string;
  readonly kind: "spec" | TerraformReading["kind"];
  /** The spec of a gallery.yaml or gallery.json. */
  readonly spec?: ParsedSpec;
  /** The plans of the galleries: as they will be, or in a Terraform state as they are. */
  readonly plans: readonly GalleryPlan[];
  /** The galleries as they are now. Only a Terraform plan has them. */
  readonly before?: readonly GalleryPlan[];
  /** The settings by which an apply puts the new in place before it takes the old away. */
  readonly protections: Protections;
  readonly unresolved: readonly UnresolvedInFile[];
  readonly origins: ReadonlyMap<GallerySpec, SpecOrigin>;
  /** The objects of either side, as Terraform knows them. */
  readonly objects: TerraformObjects;
  /** The blocks of its configurations that change the state. */
  readonly blocks: StateBlocks;
  /** The providers of each configuration, by the name of its file below the input. @default - it has none */
  readonly providers?: ReadonlyMap<string, ProvidersInUse>;
  /** Reports whether it is a Terraform plan that was not finished. @default false */
  readonly isPartial?: true;
}

export interface UnresolvedInFile extends Unresolved {
  readonly file: string;
}

/**
 * Reads a file, a directory or standard input.
 * @throws Refusal when it cannot be read
 */
export async function readInput(file: string, stdio: Stdio): Promise<Input> {
  const name = shownName(file);
  stdio.progress.stage(`reading ${name}`);
  if (await isDirectory(file)) return directoryInput(file, stdio);
  const { text, terraform } = await contentOf(file, name, stdio);
  if (text === undefined) return terraformInput(name, [[name, translated(name, () => readTerraform(terraform))]]);
  return specInput(text, name, stdio);
}

/** The text of a gallery.yaml or gallery.json, or the document of any other JSON. */
interface Content {
  readonly text?: string;
  readonly terraform?: unknown;
}

/** Reads a file. The text of Terraform JSON is released before its document is read, since both may be large. */
async function contentOf(file: string, name: string, stdio: Stdio): Promise<Content> {
  const text = await textOf(file, stdio);
  stdio.progress.expect(text.length);
  const json = parseJson(text);
  if (json instanceof JsonFault) throw new Refusal([json.of(name)]);
  if (json !== undefined && !isSpecDocument(json)) return { terraform: json };
  if (text.length > MAX_BYTES) throw new Refusal([`cannot read ${name}: ${TOO_LARGE}`]);
  return { text };
}

function specInput(text: string, name: string, stdio: Stdio): Input {
  try {
    const spec = parseSpec(text, name);
    refuseNonMapping(spec);
    stdio.progress.stage("planning");
    return {
      name,
      kind: "spec",
      spec,
      plans: [plan(spec.spec)],
      protections: OUR_PROTECTIONS,
      unresolved: [],
      origins: new Map([[spec.spec, spec]]),
      objects: new Map(),
      blocks: NO_STATE_BLOCKS,
    };
  } catch (error) {
    throw error instanceof UnreadableSpecError ? new Refusal([error.message]) : error;
  }
}

/** Reads the configurations of a directory that concern galleries. An app may have other stacks too. */
async function directoryInput(directory: string, stdio: Stdio): Promise<Input> {
  const readings: [string, TerraformReading][] = [];
  const others: NotTerraformError[] = [];
  const unread: UnresolvedInFile[] = [];
  for (const { name, files, notRead } of await configurationsIn(directory)) {
    const documents: unknown[] = [];
    for (const file of files) documents.push(await documentOf(file, stdio));
    try {
      readings.push([name, translated(name, () => readConfigurations(documents))]);
      unread.push(...notRead.map((address) => ({ file: name, address, attribute: "resource", found: "HCL" })));
    } catch (error) {
      if (!(error instanceof Refusal && error.cause instanceof NotTerraformError && error.cause.isOfOthers))
        throw error;
      others.push(error.cause);
    }
  }
  const [first] = others;
  if (readings.length === 0 && first) throw new Refusal([`${directory}: ${first.message}`]);
  const input = terraformInput(directory, readings);
  return { ...input, unresolved: [...input.unresolved, ...unread] };
}

async function documentOf(file: string, stdio: Stdio): Promise<unknown> {
  const text = await textOf(file, stdio);
  stdio.progress.expect(text.length);
  const json = parseJson(text, true);
  if (json instanceof JsonFault) throw new Refusal([json.of(file)]);
  return json;
}

function translated(name: string, read: () => TerraformReading): TerraformReading {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof NotTerraformError)) throw error;
    const refusal = new Refusal([`${name}: ${error.message}`]);
    refusal.cause = error;
    throw refusal;
  }
}

function terraformInput(name: string, readings: readonly [file: string, TerraformReading][]): Input {
  const before = readings.flatMap(([, reading]) => reading.before ?? []);
  return {
    name,
    kind: readings[0]?.[1].kind ?? "configuration",
    plans: readings.flatMap(([, { plans }]) => plans),
    ...(readings.some(([, reading]) => reading.before) && { before }),
    protections: weakest(readings.map(([, { protections }]) => protections)),
    unresolved: readings.flatMap(([file, { unresolved }]) => unresolved.map((each) => ({ file, ...each }))),
    origins: new Map(readings.flatMap(([file, reading]) => originsOf(file, reading))),
    objects: new Map(readings.flatMap(([, { objects }]) => [...objects])),
    blocks: joinedBlocks(readings.map(([, { blocks }]) => blocks)),
    providers: new Map(
      readings.flatMap(([file, { providers }]) => (providers ? [[file.replace(name, ""), providers] as const] : [])),
    ),
    ...(readings.some(([, { isPartial }]) => isPartial) && { isPartial: true }),
  };
}

/** Returns the origins of specs from Terraform JSON. Findings stand at the first line of the file. */
function originsOf(file: string, { lost }: TerraformReading): [GallerySpec, SpecOrigin][] {
  const place = { file, line: 1, column: 1 };
  return [...lost].map(([spec, paths]) => [
    spec,
    { findings: [], place: () => place, isIncomplete: incompleteness(spec, paths), hasExpressions: true },
  ]);
}
